package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.bthost.provisioning.panel.BuildHost;
import org.bthost.provisioning.panel.HostState;
import org.bthost.provisioning.panel.HostStatus;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox panel by itself, as anyone starts it: {@code java -jar ...-sandbox.jar}. */
class SandboxJarIT {
  private static final Path JAR =
      Path.of(
          System.getProperty("build.folder"), System.getProperty("build.name") + "-sandbox.jar");
  private static final Pattern TOLD = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/api/vhost)");
  private Process process;
  private URI url;

  @BeforeEach
  void start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var builder = new ProcessBuilder(java.toString(), "-jar", JAR.toString(), "0");
    builder.environment().put("SANDBOX_TOKEN", "a-token-of-ours");
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    var told = TOLD.matcher(new BufferedReader(out).readLine());
    assertThat(told.find()).isTrue();
    url = URI.create(told.group(1));
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void buildsAHostForASignedCallAndShowsItsSite() throws Exception {
    var settings = PanelSettings.of(url, "a-token-of-ours");
    try (var client = PanelClient.connect(settings, Clock.systemUTC(), () -> "n1")) {
      var order = BuildHost.onPlan("harbour", LocalDate.of(2037, 1, 1), 1, 1);
      long host = client.hosts().build(order).id();

      assertThat(client.hosts().status(host)).isEqualTo(new HostStatus(HostState.NORMAL, true));
    }
    var state = HttpRequest.newBuilder(url.resolve("/__sandbox/state")).build();
    var shown = HttpClient.newHttpClient().send(state, BodyHandlers.ofString()).body();
    assertThat(shown).contains("\"name\" : \"harbour.test.com\"");
  }
}
