package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bthost.provisioning.panel.PanelUnreachable.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a panel's TLS connection trusts: the platform, or the panel's own CA file, and no one else.
 */
class TlsTest {
  private static final String OK =
      "{\"code\":1,\"msg\":\"ok\",\"time\":\"1800000000\",\"data\":null}";
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "panel",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=panel",
        "-ext",
        "SAN=dns:localhost");
    keytool("-exportcert", "-rfc", "-alias", "panel", "-file", folder.resolve("ca.pem").toString());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("panel.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, new SecureRandom());
    ServerSocket socket =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server = new RawServer(socket).thenJson(OK);
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("panel.p12").toString(),
            "-storepass",
            PASSWORD,
            "-storetype",
            "PKCS12"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private PanelClient client(String host, Optional<Path> ca, boolean insecure) {
    URI url = URI.create("https://" + host + ":" + server.port() + "/api/vhost");
    return PanelClient.connect(
        new PanelSettings(
            url,
            "token",
            ZoneId.of("Asia/Shanghai"),
            ca,
            insecure,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            4),
        Clock.systemUTC(),
        () -> "nonce");
  }

  private Optional<Path> ca() {
    return Optional.of(folder.resolve("ca.pem"));
  }

  @Test
  void aCertificateOfThePanelsCaFileIsTrusted() {
    client("localhost", ca(), false).hosts().stop(1);

    assertThat(server.arrivals()).hasSize(1);
  }

  @Test
  void anUnknownCertificateIsRefusedBeforeAnythingIsSent() {
    var refused =
        catchThrowableOfType(
            PanelUnreachable.class,
            () -> client("localhost", Optional.empty(), false).hosts().stop(1));

    assertThat(refused.obstacle()).isEqualTo(Obstacle.TLS);
    assertThat(server.arrivals()).isEmpty();
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    var refused =
        catchThrowableOfType(
            PanelUnreachable.class, () -> client("127.0.0.1", ca(), false).hosts().stop(1));

    assertThat(refused.obstacle()).isEqualTo(Obstacle.TLS);
    assertThat(server.arrivals()).isEmpty();
  }

  @Test
  void onlyWhereVerificationIsSwitchedOffIsAnyoneTrusted() {
    client("127.0.0.1", Optional.empty(), true).hosts().stop(1);

    assertThat(server.arrivals()).hasSize(1);
  }

  @Test
  void aCaFileWithoutCertificatesStopsTheStartAndIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");

    assertThatThrownBy(() -> client("localhost", Optional.of(empty), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty.pem");
  }
}
