package org.bthost.provisioning.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;

/** Carries a step out at the panel, and remembers it before where a crash could hide it. */
final class Cures {
  /**
   * How long a halt that was never answered is reckoned with; longer than anything was seen to
   * hang: a power-off of the customer's that is taken for ours costs a click, a stop of ours that
   * is taken for the customer's costs a paid site.
   */
  private static final Duration RECKONED_WITH = Duration.ofHours(2);

  private Cures() {}

  static void perform(Attempt attempt, Step step, Wanted wanted) {
    HostId host = attempt.service().host().orElseThrow().id();
    PanelSession panel = attempt.panel();
    switch (step) {
      case RECOVER -> panel.recover(host);
      case END_DATE -> {
        expectEnd(attempt, wanted.endOnPanel());
        panel.endOn(host, wanted.endOnPanel());
      }
      case CHANGE_PACKAGE -> {
        panel.changePackage(host, wanted.product().pack(), wanted.throttled());
        attempt.gave(wanted.wish().ordered());
      }
      case MEASURE -> panel.measure(host);
      case START -> panel.start(host);
      case STOP -> stop(attempt, host);
      case LOCK -> lock(attempt, host);
      case SYNC -> {
        expectEnd(attempt, wanted.endOnPanel());
        panel.endOn(host, wanted.endOnPanel());
        panel.sync(host);
      }
      case STOP_AND_START -> {
        stop(attempt, host);
        panel.start(host);
      }
      case START_AND_STOP -> {
        panel.start(host);
        stop(attempt, host);
      }
      case START_AND_LOCK -> {
        panel.start(host);
        lock(attempt, host);
      }
      case RECYCLE -> panel.recycle(host);
      case BUILD -> throw new IllegalStateException("a build has its own protocol: a bug");
    }
  }

  /** Until it is seen which of the two the panel has, the nearer day is the one to reckon with. */
  private static void expectEnd(Attempt attempt, LocalDate day) {
    boolean nearer = attempt.service().lastSeenEnd().filter(day::isBefore).isPresent();
    if (nearer) {
      attempt.remember(service -> service.seenEnding(day));
    }
  }

  private static void stop(Attempt attempt, HostId host) {
    halt(attempt, Halt.Kind.STOPPED, () -> attempt.panel().stop(host));
  }

  private static void lock(Attempt attempt, HostId host) {
    halt(attempt, Halt.Kind.LOCKED, () -> attempt.panel().lock(host));
  }

  /**
   * Remembers a halting call before it is sent, and, where no answer comes, for as long as it may
   * still be carried out.
   */
  private static void halt(Attempt attempt, Halt.Kind how, Runnable call) {
    Halt before = attempt.service().halted();
    Instant until = attempt.now().plus(RECKONED_WITH);
    attempt.remember(service -> service.halted(before.asked(how, until)));
    try {
      call.run();
    } catch (PanelTrouble trouble) {
      if (trouble.kind() != PanelTrouble.Kind.SILENT) {
        answered(attempt, before);
      }
      throw trouble;
    }
    answered(attempt, before);
  }

  private static void answered(Attempt attempt, Halt before) {
    attempt.remember(service -> service.halted(service.halted().answered(before)));
  }
}
