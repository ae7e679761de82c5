package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standalone jar on database servers: the drivers and the schema's plug-ins survive packing.
 */
class DatabasesIT {
  private static final String ORDER =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/b\",\"subject\":\"svc-1\","
          + "\"type\":\"org.bthost.provisioning.create\",\"data\":{\"customer\":{\"id\":\"c-1\"},"
          + "\"product\":\"basic\",\"paidUntil\":\"2037-01-31\"}}";

  @TempDir Path folder;

  @Test
  void anOrderIsDoneOnPostgreSql() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start();
        var module = new ModuleProcess(folder, panel)) {
      anOrderIsDone(module, "postgresql");
    }
  }

  @Test
  void anOrderIsDoneOnMariaDbWithItsDriverBesideTheJar() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start();
        var module = new ModuleProcess(folder, panel)) {
      anOrderIsDone(module, "mariadb");
    }
  }

  private static void anOrderIsDone(ModuleProcess module, String kind) throws Exception {
    module.database(TestDatabases.empty(kind));
    module.startAndWait();

    int answer = module.post("/api/events", "application/cloudevents+json", ORDER).statusCode();

    assertThat(answer).as(module.log()).isEqualTo(202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> module.get("/api/services/svc-1").body().contains("SUCCEEDED"));
  }

  @Test
  void withoutItsDriverMariaDbIsRefusedWithTheRemedy() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start();
        var module = new ModuleProcess(folder, panel)) {
      module.set("BTHOST_DB_URL", "jdbc:mariadb://127.0.0.1/none");
      module.start();

      assertThat(module.end()).isEqualTo(1);
      assertThat(module.log()).contains("MariaDB's is to be laid beside the archive");
    }
  }
}
