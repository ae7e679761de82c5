package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bthost.provisioning.panel.PanelUnreachable.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel proves who it is, or nothing is sent. */
class TlsTest {
  @TempDir private static Path folder;

  private static Certificates ours;
  private static Certificates foreign;
  private static Certificates elsewhere;

  private RawServer server;

  @BeforeAll
  static void makeCertificates() throws Exception {
    ours = Certificates.make(folder.resolve("ours"), "ip:127.0.0.1");
    foreign = Certificates.make(folder.resolve("foreign"), "ip:127.0.0.1");
    elsewhere = Certificates.make(folder.resolve("elsewhere"), "dns:other.example");
  }

  @BeforeEach
  void start() throws Exception {
    server = RawServer.https(ours.serverContext());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void trustedAuthorityIsBelieved() {
    assertThatCode(() -> index(server, Optional.of(ours.ca()), false)).doesNotThrowAnyException();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void fileMayHoldSeveralAuthorities() throws IOException {
    var both = folder.resolve("both.pem");
    Files.writeString(both, Files.readString(foreign.ca()) + Files.readString(ours.ca()));

    assertThatCode(() -> index(server, Optional.of(both), false)).doesNotThrowAnyException();
  }

  @Test
  void unknownAuthorityIsRefused() {
    assertRefused(server, Optional.of(foreign.ca()));
  }

  @Test
  void authorityUnknownToTheJdkIsRefused() {
    assertRefused(server, Optional.empty());
  }

  @Test
  void certificateOfAnotherHostIsRefused() throws Exception {
    try (var other = RawServer.https(elsewhere.serverContext())) {
      assertRefused(other, Optional.of(elsewhere.ca()));
    }
  }

  @Test
  void plainHttpBehindAnHttpsUrlIsRefused() throws IOException {
    try (var plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var thread = new Thread(() -> answerPlainly(plain));
      thread.setDaemon(true);
      thread.start();
      var url = URI.create("https://127.0.0.1:" + plain.getLocalPort());

      var failure =
          catchThrowableOfType(
              PanelUnreachable.class, () -> index(settings(url, Optional.empty(), false)));

      assertThat(failure.kind()).isEqualTo(Kind.TLS_REFUSED);
    }
  }

  private static void answerPlainly(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (var connection = plain.accept()) {
        var head = connection.getInputStream().readNBytes(5);
        if (head.length == 5) {
          connection.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(UTF_8));
        }
      } catch (IOException closedMeanwhile) {
        assertThat(closedMeanwhile).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void checksAreOffOnlyWhenAskedFor() throws Exception {
    try (var other = RawServer.https(elsewhere.serverContext())) {
      index(other, Optional.empty(), true);

      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void insecureIsVisible() {
    assertThat(insecure("https://panel.example", true)).isTrue();
    assertThat(insecure("http://panel.example", false)).isTrue();
    assertThat(insecure("https://panel.example", false)).isFalse();
    assertThat(insecure("http://127.0.0.1:8080/api/vhost", false)).isFalse();
    assertThat(insecure("http://localhost/api/vhost", false)).isFalse();
    assertThat(insecure("http://127.0.0.1.panel.example", false)).isTrue();
  }

  @Test
  void unreadableAuthorityFileFailsAtOnce() throws IOException {
    var empty = Files.writeString(folder.resolve("empty.pem"), "no certificate");

    assertThatIllegalArgumentException().isThrownBy(() -> index(server, Optional.of(empty), false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index(server, Optional.of(folder.resolve("none.pem")), false));
  }

  private static void assertRefused(RawServer server, Optional<Path> ca) {
    var failure = catchThrowableOfType(PanelUnreachable.class, () -> index(server, ca, false));

    assertThat(failure.kind()).isEqualTo(Kind.TLS_REFUSED);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  private static void index(RawServer server, Optional<Path> ca, boolean insecure) {
    server.then(RawServer.json(Replies.yes("null")));
    index(settings(server.url(), ca, insecure));
  }

  private static void index(PanelSettings settings) {
    try (var client = PanelClient.connect(settings, PanelFixture.CLOCK, () -> "n1")) {
      client.connection().index();
    }
  }

  private static boolean insecure(String url, boolean insecureTls) {
    var settings = settings(URI.create(url), Optional.empty(), insecureTls);
    try (var client = PanelClient.connect(settings, PanelFixture.CLOCK, () -> "n1")) {
      return client.insecure();
    }
  }

  private static PanelSettings settings(URI url, Optional<Path> ca, boolean insecure) {
    var usual = PanelSettings.of(url, PanelFixture.TOKEN);
    var wait = Duration.ofSeconds(10);
    return new PanelSettings(url, usual.token(), usual.zone(), ca, insecure, wait, wait, wait);
  }
}
