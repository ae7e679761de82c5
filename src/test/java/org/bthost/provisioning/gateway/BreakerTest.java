package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.Availability.DOWN;
import static org.bthost.provisioning.domain.Availability.ON_TRIAL;
import static org.bthost.provisioning.domain.Availability.WORKING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.scenario.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When calls are kept from a panel, and when they go to it again. */
class BreakerTest {
  private static final Duration FIRST_WAIT = Duration.ofMillis(15_001);

  private final TestClock clock = new TestClock();
  private final Breaker breaker = new Breaker(new PanelId("p1"), clock);

  private static PanelException unreachable() {
    return new PanelUnreachable(
        "host_info", PanelUnreachable.Kind.CONNECTION_REFUSED, "nobody there");
  }

  private static PanelException silent() {
    return new PanelUnconfirmed("host_info", false, 0, "no answer came");
  }

  private static PanelException rejected(Reason reason) {
    return new PanelRejected("host_info", false, 200, reason, "no");
  }

  private static PanelException garbled(int status) {
    return new PanelGarbled("host_info", false, status, "a web page");
  }

  private void fails(PanelException failure) {
    assertThatThrownBy(() -> breaker.call(failing(failure))).isSameAs(failure);
  }

  private static Supplier<String> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private void isHeldBack() {
    assertThatThrownBy(() -> breaker.call(failing(new WasSent()))).isInstanceOf(PanelTrouble.class);
  }

  /** What would be seen if a call were sent that must not be. */
  private static final class WasSent extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void answers() {
    assertThat(breaker.<String>call(() -> "yes")).isEqualTo("yes");
  }

  @Test
  void aPanelThatCannotBeReachedIsDownAtOnce() {
    fails(unreachable());

    assertThat(breaker.availability()).isEqualTo(DOWN);
    isHeldBack();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SIGNATURE_WRONG", "ADDRESS_NOT_ALLOWED"})
  void aPanelThatDoesNotLetUsInIsDownAtOnce(Reason reason) {
    fails(rejected(reason));

    assertThat(breaker.availability()).isEqualTo(DOWN);
  }

  @Test
  void aPanelIsDownWhenItIsSilentThreeTimesInARow() {
    fails(silent());
    fails(garbled(502));
    assertThat(breaker.availability()).isEqualTo(WORKING);

    fails(silent());

    assertThat(breaker.availability()).isEqualTo(DOWN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SIGNATURE_WRONG", "ADDRESS_NOT_ALLOWED"},
      mode = EnumSource.Mode.EXCLUDE)
  void anAnswerOfThePanelIsASignOfLifeWhateverItSays(Reason reason) {
    for (int i = 0; i < 3; i++) {
      fails(silent());
      fails(silent());
      fails(rejected(reason));
    }

    assertThat(breaker.availability()).isEqualTo(WORKING);
  }

  @Test
  void aCrashOfThePanelIsASignOfLife() {
    for (int i = 0; i < 5; i++) {
      fails(garbled(500));
    }

    assertThat(breaker.availability()).isEqualTo(WORKING);
  }

  @Test
  void slownessIsNoFailure() {
    for (int i = 0; i < 5; i++) {
      breaker.call(
          () -> {
            clock.advance(Duration.ofMinutes(4));
            return "built";
          });
    }

    assertThat(breaker.availability()).isEqualTo(WORKING);
  }

  @Test
  void afterTheWaitOneCallIsSentAndNoSecondBesideIt() {
    fails(unreachable());
    clock.advance(FIRST_WAIT);
    assertThat(breaker.availability()).isEqualTo(ON_TRIAL);

    String answer =
        breaker.call(
            () -> {
              isHeldBack();
              return "back";
            });

    assertThat(answer).isEqualTo("back");
    assertThat(breaker.availability()).isEqualTo(WORKING);
    assertThat(breaker.trouble()).isEmpty();
    answers();
  }

  @Test
  void theWaitIsDoubledWithEachFailedTrialUpToAMinute() {
    fails(unreachable());
    var waits = new ArrayList<Long>();
    for (int trial = 0; trial < 5; trial++) {
      long waited = 0;
      while (breaker.availability() == DOWN) {
        clock.advance(Duration.ofSeconds(1));
        waited++;
      }
      waits.add(waited);
      fails(silent());
    }

    assertThat(waits).containsExactly(16L, 31L, 61L, 61L, 61L);
  }

  @Test
  void aTrialThatWasNotSentIsNotUsedUp() {
    fails(unreachable());
    clock.advance(FIRST_WAIT);

    var lost = new IllegalStateException("the lease is lost");
    assertThatThrownBy(() -> breaker.call(failing(lost))).isSameAs(lost);

    assertThat(breaker.availability()).isEqualTo(ON_TRIAL);
    answers();
  }

  /** Such as a build that took minutes, while others were given up. */
  @Test
  void anAnswerThatComesLateEndsTheOutage() {
    breaker.call(
        () -> {
          fails(silent());
          fails(silent());
          fails(silent());
          assertThat(breaker.availability()).isEqualTo(DOWN);
          return "built";
        });

    assertThat(breaker.availability()).isEqualTo(WORKING);
    answers();
  }

  @Test
  void aCallOfAPersonIsSentAndAnAnswerEndsTheOutage() {
    fails(unreachable());

    assertThatThrownBy(() -> breaker.insist(failing(silent())))
        .isInstanceOf(PanelUnconfirmed.class);
    assertThat(breaker.availability()).isEqualTo(DOWN);
    assertThat(breaker.<String>insist(() -> "yes")).isEqualTo("yes");

    assertThat(breaker.availability()).isEqualTo(WORKING);
  }

  @Test
  void whoIsHeldBackIsToldSinceWhenAndWhyAndUntilWhen() {
    fails(unreachable());
    clock.advance(FIRST_WAIT);
    fails(silent());

    assertThatThrownBy(() -> breaker.call(() -> "unsent"))
        .isInstanceOfSatisfying(
            PanelTrouble.class,
            trouble -> assertThat(trouble.kind()).isEqualTo(PanelTrouble.Kind.UNREACHABLE))
        .hasMessage(
            "nothing was sent: the panel is down since 2026-11-24T02:00:00Z, tried again at"
                + " 2026-11-24T02:00:45Z: host_info: sent, unconfirmed: no answer came");
  }

  @Test
  void anOutageIsToldInOneLineAtItsBeginningAndOneAtItsEnd() {
    List<String> said = listening(this::anHourOfOutage);

    assertThat(said)
        .containsExactly(
            "WARNING panel p1 is down since 2026-11-24T02:00:00Z, tried again at"
                + " 2026-11-24T02:00:15Z: host_info was not sent: the panel's port takes no"
                + " connections: does the panel run there?; what is wanted of it waits",
            "INFO panel p1 answers again; it was down since 2026-11-24T02:00:00Z");
  }

  private void anHourOfOutage() {
    fails(unreachable());
    for (int minute = 0; minute < 60; minute++) {
      clock.advance(Duration.ofMillis(60_001));
      fails(unreachable());
      isHeldBack();
    }
    clock.advance(Duration.ofMillis(60_001));
    answers();
    answers();
  }

  private static List<String> listening(Runnable work) {
    var said = new ArrayList<String>();
    var listener =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            said.add(entry.getLevel() + " " + entry.getMessage());
          }

          @Override
          public void flush() {
            said.trimToSize();
          }

          @Override
          public void close() {
            said.clear();
          }
        };
    var log = Logger.getLogger(Breaker.class.getName());
    var before = log.getLevel();
    log.setLevel(Level.INFO);
    log.addHandler(listener);
    try {
      work.run();
      return List.copyOf(said);
    } finally {
      log.removeHandler(listener);
      log.setLevel(before);
    }
  }
}
