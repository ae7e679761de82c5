package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.junit.jupiter.api.Test;

/** What is told of the ways to the panels. */
class BthostGatewayTest {
  private static BthostGateway gateway(String url, boolean insecureTls) {
    var settings =
        new PanelSettings(
            URI.create(url),
            "geheim",
            ZoneId.of("Asia/Shanghai"),
            Optional.empty(),
            insecureTls,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    return new BthostGateway(
        List.of(new PanelAccess(new PanelId("p1"), settings, 4, 0, 1)),
        one -> PanelClient.connect(one, Clock.systemUTC(), () -> "nonce"),
        (panel, call) -> {},
        Clock.systemUTC(),
        wait -> {});
  }

  private static List<String> warnings(String url, boolean insecureTls) {
    try (BthostGateway gateway = gateway(url, insecureTls)) {
      return gateway.conditions().get(0).warnings();
    }
  }

  @Test
  void aWayThatOthersCanReadOrChangeIsWarnedOf() {
    assertThat(warnings("https://panel.example/api/vhost", true))
        .containsExactly("TLS is NOT VERIFIED (insecureTls); give the panel's CA file instead");
    assertThat(warnings("http://panel.example/api/vhost", false))
        .containsExactly(
            "plain http to another machine: a signed request can be read and used again");
    assertThat(warnings("https://panel.example/api/vhost", false)).isEmpty();
    assertThat(warnings("http://127.0.0.1:8080/api/vhost", false)).isEmpty();
  }

  @Test
  void theWarningStandsInTheLogToo() {
    var log = Logger.getLogger(BthostGateway.class.getName());
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
    log.setLevel(Level.WARNING);
    log.addHandler(listener);

    warnings("https://panel.example/api/vhost", true);

    log.removeHandler(listener);
    assertThat(said)
        .containsExactly(
            "WARNING panel p1: TLS is NOT VERIFIED (insecureTls); give the panel's CA file instead");
  }

  @Test
  void aPanelIsShownWithoutItsPathAndToken() {
    try (BthostGateway gateway = gateway("https://panel.example:8443/secret/api/vhost", false)) {
      assertThat(gateway.conditions().toString())
          .contains("https://panel.example:8443")
          .doesNotContain("secret", "geheim");
    }
  }

  @Test
  void aPanelThatIsNotInTheFileIsDeniedAndNamed() {
    try (BthostGateway gateway = gateway("https://panel.example/api/vhost", false)) {
      assertThatThrownBy(() -> gateway.open(new PanelId("gone"), () -> {}, call -> {}))
          .isInstanceOf(PanelTrouble.class)
          .hasMessage("panel 'gone' is not in the panels file");
    }
  }
}
