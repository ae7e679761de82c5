package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.bthost.provisioning.journal.DatabaseServer;
import org.bthost.provisioning.journal.NewerModule;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops the start, and what does not. */
class StartIT {
  @TempDir Path folder;
  private final SandboxPanel panel = SandboxPanel.start();

  @AfterEach
  void close() {
    panel.close();
  }

  private String refusal(Consumer<ModuleProcess> change) throws Exception {
    try (var module = new ModuleProcess(folder, panel)) {
      change.accept(module);
      module.start();
      assertThat(module.end()).isEqualTo(1);
      return module.log();
    }
  }

  @Test
  void aMissingTokenKeyOrInstallationIdStopsTheStartWithTheRemedy() throws Exception {
    String told =
        refusal(
            module ->
                module
                    .unset("BTHOST_API_TOKEN")
                    .unset("BTHOST_INSTALLATION_ID")
                    .set("BTHOST_ENCRYPTION_KEY", "c2hvcnQ="));

    assertThat(told)
        .contains("BTHOST_API_TOKEN is missing")
        .contains("BTHOST_INSTALLATION_ID is missing")
        .contains("BTHOST_ENCRYPTION_KEY must be 32 bytes in base64; make one with")
        .doesNotContain("c2hvcnQ=");
  }

  @Test
  void aModuleThatIsToldToEndSaysSoWhenItHas() throws Exception {
    try (var module = new ModuleProcess(folder, panel)) {
      module.startAndWait();

      module.stop();

      assertThat(module.end()).isEqualTo(143);
      assertThat(module.log())
          .contains("BTHost provisioning has stopped")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aWrongKeyStopsTheStartWithTheNearestRightOne() throws Exception {
    assertThat(refusal(module -> module.set("BTHOST_PANEL_FILE", "x")))
        .contains(
            "BTHOST_PANEL_FILE is no setting of this module (did you mean BTHOST_PANELS_FILE?)");
  }

  @Test
  void aWrongKeyInThePanelsFileStopsTheStartWithFileAndPath() throws Exception {
    Path file = folder.resolve("wrong.json");
    Files.writeString(
        file, "[{\"id\":\"p1\",\"url\":\"http://127.0.0.1/api\",\"tokn\":\"geheim\"}]");

    String told = refusal(module -> module.set("BTHOST_PANELS_FILE", file.toString()));

    assertThat(told)
        .contains(file + ": $[0] has the unknown key 'tokn' (did you mean token?)")
        .contains(file + ": $[0] lacks the key 'token'")
        .doesNotContain("geheim");
  }

  @Test
  void aDatabaseOfAnotherInstallationStopsTheStart() throws Exception {
    try (var module = new ModuleProcess(folder, panel)) {
      module.startAndWait();
    }

    assertThat(refusal(module -> module.set("BTHOST_INSTALLATION_ID", "copied")))
        .contains("this database belongs to installation 'standalone'");
  }

  @Test
  void aDatabaseThatANewerVersionHasChangedStopsTheStartWithTheRemedy() throws Exception {
    String database = "jdbc:h2:file:" + folder.resolve("newer") + ";WRITE_DELAY=0";
    NewerModule.migrate(database);

    String told =
        refusal(
            module ->
                module
                    .set("BTHOST_DB_URL", database)
                    .set("BTHOST_DB_USER", DatabaseServer.USER)
                    .set("BTHOST_DB_PASSWORD", DatabaseServer.PASSWORD));

    assertThat(told)
        .contains("newer schema (" + NewerModule.SCRIPT + ")")
        .contains("restore the database's backup from before the upgrade")
        .doesNotContain("Exception");
  }

  @Test
  void aPanelThatIsDownDoesNotStopTheStartAndItsOperationsWait() throws Exception {
    panel.close();
    try (var module = new ModuleProcess(folder, panel)) {
      module.startAndWait();
      String event =
          """
          {"specversion":"1.0","id":"1","source":"/b","type":"org.bthost.provisioning.create",
           "subject":"s-1","data":{"customer":{"id":"c"},"product":"basic","paidUntil":"2037-01-01"}}""";
      module.post("/api/events", "application/cloudevents+json", event);

      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> module.get("/api/services/s-1").body().contains("takes no connections"));
      assertThat(module.get("/api/services/s-1").body())
          .containsAnyOf("\"PENDING\"", "\"WAITING\"")
          .doesNotContain("\"FAILED\"", "\"HELD\"");
      assertThat(module.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }
}
