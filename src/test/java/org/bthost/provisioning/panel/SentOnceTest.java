package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.bthost.provisioning.panel.PanelUnreachable.Kind;
import org.bthost.provisioning.panel.RawServer.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever becomes of the connection: one call is one POST at the panel, and its end is told truly.
 */
class SentOnceTest extends PanelFixture {
  private static final BuildHost ORDER =
      BuildHost.onPlan("siteone", LocalDate.of(2026, 12, 24), 2, 1);

  @Test
  void dropOfAFreshConnection() {
    assertUnconfirmed(RawServer.drop(), 0);
  }

  @Test
  void dropOfAKeptConnection() {
    server.then(RawServer.json(Replies.yes("null")), RawServer.drop());
    client.connection().index();

    var failure = build();

    assertThat(failure).isInstanceOf(PanelUnconfirmed.class);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.ports().get(0)).isEqualTo(server.ports().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"503 Busy", "502 Bad Gateway", "504 Late", "429 Slow", "408 Late"})
  void wordsOfSomethingInBetween(String status) {
    assertUnconfirmed(RawServer.html(status), Integer.parseInt(status.substring(0, 3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"301", "302", "307", "308"})
  void redirectsAreNotFollowed(String status) {
    var elsewhere = server.url();
    Reaction redirect =
        connection -> {
          var head = "HTTP/1.1 " + status + " Go\r\nLocation: " + elsewhere + "\r\n";
          connection
              .getOutputStream()
              .write((head + "Content-Length: 0\r\n\r\n").getBytes(US_ASCII));
        };

    assertUnconfirmed(redirect, Integer.parseInt(status));
  }

  @Test
  void lengthPromisedAndNotKept() {
    var half = "{\"code\":1,\"msg\":\"";
    assertUnconfirmed(RawServer.answer("200 OK", "application/json", half, 500), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":1,\"msg\":\"",
        "{\"code\":1,\"msg\":\"\",",
        "{\"code\":1,\"msg\":\"\",\"data\":nul",
        "{\"code\"",
      })
  void jsonThatEndsTooEarly(String half) {
    assertUnconfirmed(RawServer.json(half), 200);
  }

  @Test
  void bodyWithoutEnd() {
    assertUnconfirmed(RawServer.endless(), 200);
  }

  @Test
  void silence() {
    client = connect(settings(server.url(), Duration.ofMillis(400)));
    assertUnconfirmed(RawServer.hang(), 0);
  }

  @Test
  void silenceAfterTheHead() {
    client = connect(settings(server.url(), Duration.ofMillis(400)));
    assertUnconfirmed(RawServer.stallAfterHead(), 200);
  }

  @Test
  void silenceBeforeTheBody() {
    client = connect(settings(server.url(), Duration.ofMillis(400)));
    assertUnconfirmed(RawServer.stallBeforeBody(), 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "500 Oops", "404 None", "403 No"})
  void htmlOfThePanelItself(String status) {
    server.then(RawServer.html(status));

    var failure = build();

    assertThat(failure).isInstanceOf(PanelGarbled.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(failure.finished()).isTrue();
    assertThat(failure.getMessage()).doesNotContain("SQLSTATE");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertNotSent("http://127.0.0.1:" + port, Kind.CONNECTION_REFUSED);
  }

  @Test
  void hostWithoutAddress() {
    assertNotSent("http://no-such-panel.invalid", Kind.UNKNOWN_HOST);
  }

  @Test
  void connectionThatIsNeverTakenUp() throws IOException {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var first = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort());
        var second = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      assertNotSent("http://127.0.0.1:" + full.getLocalPort(), Kind.CONNECT_TIMEOUT);
      assertThat(calls.get(0).took()).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void readingCallThatIsUnconfirmedHasNoEffect() {
    server.then(RawServer.drop());

    var failure = catchThrowableOfType(PanelException.class, () -> hosts(client));

    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(failure.finished()).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void answerAfterAFailureIsReadAsUsual() {
    server.then(RawServer.drop(), RawServer.json(Replies.yes("[]")));
    build();

    assertThat(hosts(client)).isEmpty();
  }

  private void assertUnconfirmed(Reaction reaction, int status) {
    server.then(reaction);

    var failure = build();

    assertThat(failure).isInstanceOf(PanelUnconfirmed.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(failure.finished()).isFalse();
    assertThat(failure.httpStatus()).isEqualTo(status);
    assertThat(server.requests()).hasSize(1);
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).outcome()).isEqualTo("PanelUnconfirmed");
  }

  private void assertNotSent(String url, Kind kind) {
    client = connect(settings(URI.create(url), Duration.ofSeconds(10)));

    var failure = build();

    assertThat(failure).isInstanceOf(PanelUnreachable.class);
    assertThat(((PanelUnreachable) failure).kind()).isEqualTo(kind);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(failure.finished()).isTrue();
  }

  private PanelException build() {
    return catchThrowableOfType(PanelException.class, () -> client.hosts().build(ORDER));
  }
}
