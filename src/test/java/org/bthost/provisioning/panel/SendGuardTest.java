package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SendGuardTest extends PanelFixture {
  private static final SendGuard CLOSED =
      () -> {
        throw new IllegalStateException("lease lost");
      };

  @Test
  void stopsAWritingCallBeforeItIsSent() {
    var session = client.session(Gate.OPEN, CLOSED, calls::add);

    assertThatThrownBy(() -> session.hosts().stop(2)).hasMessage("lease lost");

    assertThat(server.requests()).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void isNotAskedBeforeAReadingCall() {
    server.then(RawServer.json(Replies.yes("[]")));

    assertThat(hosts(client.session(Gate.OPEN, CLOSED, calls::add))).isEmpty();
  }

  @Test
  void isAskedAfterSigning() {
    server.then(RawServer.json(Replies.yes("null")));
    var order = new ArrayList<String>();
    try (var signing =
        PanelClient.connect(
            settings(server.url(), Duration.ofSeconds(5)),
            CLOCK,
            () -> {
              order.add("signed");
              return "n1";
            })) {
      signing
          .session(Gate.OPEN, () -> order.add("asked"), call -> order.add("told"))
          .hosts()
          .stop(2);
    }

    assertThat(order).containsExactly("signed", "asked", "told");
  }

  /** A slow way to the panel must not age the guard's word. */
  @Test
  void isAskedOnlyOnceThePanelIsReached() throws IOException {
    server.close();

    assertThatThrownBy(() -> client.session(Gate.OPEN, CLOSED, calls::add).hosts().stop(2))
        .isInstanceOf(PanelUnreachable.class);
  }

  @Test
  void listenerIsToldWhatHappened() {
    server.then(RawServer.json(Replies.yes("null")));

    client.hosts().stop(2);

    var call = calls.get(0);
    assertThat(call.endpoint()).isEqualTo("host_stop");
    assertThat(call.writing()).isTrue();
    assertThat(call.at()).isEqualTo(CLOCK.instant());
    assertThat(call.took()).isPositive();
    assertThat(call.httpStatus()).isEqualTo(200);
    assertThat(call.outcome()).isEqualTo(PanelCall.OK);
    assertThat(call.message()).isEmpty();
  }

  @Test
  void failingListenerLosesNoAnswer() {
    server.then(RawServer.json(Replies.yes("[]")));
    CallListener deaf =
        call -> {
          throw new IllegalStateException("journal full");
        };

    assertThatCode(() -> hosts(client.session(Gate.OPEN, SendGuard.OPEN, deaf)))
        .doesNotThrowAnyException();
  }

  @Test
  void closingASessionLeavesTheClientOpen() {
    server.then(RawServer.json(Replies.yes("[]")));
    client.session(Gate.OPEN, SendGuard.OPEN, CallListener.NONE).close();

    assertThat(hosts(client)).isEmpty();
  }
}
