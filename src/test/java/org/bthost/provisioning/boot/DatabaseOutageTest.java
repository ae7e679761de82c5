package org.bthost.provisioning.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.billing.spi.ProvisioningModuleProvider.OpenModule;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DatabaseServer;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole module over a database server that is restarted under it. */
class DatabaseOutageTest {
  @TempDir Path folder;

  private Map<String, String> settings(SandboxPanel panel, String url) throws Exception {
    Map<String, String> settings = SandboxSettings.in(folder, "outage", "outage-api-token", panel);
    settings.put("BTHOST_DB_URL", url);
    settings.put("BTHOST_DB_USER", DatabaseServer.USER);
    settings.put("BTHOST_DB_PASSWORD", DatabaseServer.PASSWORD);
    settings.put("BTHOST_POLL_INTERVAL", "PT0.05S");
    settings.put("BTHOST_LEASE_LENGTH", "PT2S");
    return settings;
  }

  private static Receipt order(ProvisioningModule module, String id) {
    return module.create(
        new EventKey("/outage", id),
        new ServiceId(id),
        new Customer("c", Optional.empty(), Optional.empty()),
        new ProductId("basic"),
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31));
  }

  private static void succeeds(ProvisioningModule module, OperationId operation) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> module.operation(operation).orElseThrow().status() == Status.SUCCEEDED);
  }

  /** PostgreSQL refuses to run what it prepared for a table that has another shape since. */
  @Test
  void aColumnThatANewerVersionAddsIsNotNoticed() throws Exception {
    String url = TestDatabases.empty("postgresql");
    try (SandboxPanel panel = SandboxPanel.start();
        OpenModule open = new EmbeddedModule().open(settings(panel, url));
        Connection newer =
            DriverManager.getConnection(url, DatabaseServer.USER, DatabaseServer.PASSWORD)) {
      for (int i = 0; i < 10; i++) {
        order(open.module(), "old-" + i);
      }

      newer.createStatement().execute("alter table bthost_service add column newer varchar(20)");
      newer.createStatement().execute("alter table bthost_operation add column newer varchar(20)");

      succeeds(open.module(), order(open.module(), "new").operation());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void theModuleGoesOnByItselfWhenItsDatabaseIsBack(String kind) throws Exception {
    String url = TestDatabases.empty(kind);
    DatabaseServer server = TestDatabases.server(kind);
    List<Outcome> told = new CopyOnWriteArrayList<>();
    try (SandboxPanel panel = SandboxPanel.start();
        OpenModule open = new EmbeddedModule().open(settings(panel, url))) {
      ProvisioningModule module = open.module();
      module.addListener(told::add);
      succeeds(module, order(module, "before").operation());
      Receipt inWork = order(module, "in-work");

      server.stop();
      CompletableFuture<Receipt> during =
          CompletableFuture.supplyAsync(() -> order(module, "during"));
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      server.start();

      succeeds(module, inWork.operation());
      succeeds(module, during.get().operation());
      succeeds(module, order(module, "after").operation());
      assertThat(panel.state().liveHosts()).hasSize(4);
      await().atMost(Duration.ofSeconds(30)).until(() -> told.size() >= 4);
      assertThat(told).extracting(outcome -> outcome.service().value()).doesNotHaveDuplicates();
    }
  }
}
