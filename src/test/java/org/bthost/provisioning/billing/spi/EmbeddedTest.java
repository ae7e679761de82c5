package org.bthost.provisioning.billing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ProductFault;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.UsageSpan;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.sandbox.SandboxPanel;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module as a jar on a billing server's own class path, found by ServiceLoader. */
class EmbeddedTest {
  private static final ServiceId SERVICE = new ServiceId("svc-1");
  @TempDir Path folder;

  private static ProvisioningModuleProvider provider() {
    return ServiceLoader.load(ProvisioningModuleProvider.class).findFirst().orElseThrow();
  }

  private Map<String, String> settings(SandboxPanel panel) throws Exception {
    Map<String, String> settings =
        SandboxSettings.in(folder, "embedded", "embedded-api-token", panel);
    settings.put("BTHOST_DB_URL", "jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    settings.put("BTHOST_POLL_INTERVAL", "PT0.05S");
    return settings;
  }

  @Test
  void aModuleThatCannotStartClosesWhatItOpened() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start()) {
      Map<String, String> settings = settings(panel);
      provider().open(settings).close();
      settings.put("BTHOST_INSTALLATION_ID", "another");

      assertThatThrownBy(() -> provider().open(settings)).hasMessageContaining("embedded");
    }
    try (Connection only =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("journal"), "sa", "");
        Statement statement = only.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from information_schema.sessions")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void theSixVerbsEndInOutcomesThatListenersAreTold() throws Exception {
    LocalDate until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31);
    List<Outcome> told = new CopyOnWriteArrayList<>();
    try (SandboxPanel panel = SandboxPanel.start();
        ProvisioningModuleProvider.OpenModule open = provider().open(settings(panel))) {
      ProvisioningModule module = open.module();
      module.addListener(told::add);

      done(
          module,
          module.create(
              key("1"),
              SERVICE,
              new Customer("c", Optional.empty(), Optional.empty()),
              new ProductId("basic"),
              until));
      done(module, module.suspend(key("2"), SERVICE, "overdue"));
      done(module, module.renew(key("3"), SERVICE, until.plusDays(31)));
      done(module, module.unsuspend(key("4"), SERVICE));
      done(module, module.changePackage(key("5"), SERVICE, new ProductId("pro")));
      done(module, module.terminate(key("6"), SERVICE, "cancelled"));

      assertThat(module.lastOperation(SERVICE).orElseThrow().verb()).isEqualTo(Verb.TERMINATE);
      assertThat(module.operations(SERVICE, 10)).hasSize(6);
      assertThat(module.testConnection(new PanelId("p1")).usable()).isTrue();
      assertThat(module.testConnection(new PanelId("p2")).usable()).isFalse();
      await().atMost(Duration.ofSeconds(10)).until(() -> told.size() == 6);
      assertThat(told)
          .extracting(Outcome::verb)
          .containsExactly(
              Verb.CREATE,
              Verb.SUSPEND,
              Verb.RENEW,
              Verb.UNSUSPEND,
              Verb.CHANGE_PACKAGE,
              Verb.TERMINATE);
      assertThat(panel.state().liveHosts()).isEmpty();
    }
  }

  private static EventKey key(String id) {
    return new EventKey("/embedded", id);
  }

  private static void done(ProvisioningModule module, Receipt receipt) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> module.operation(receipt.operation()).orElseThrow().status() == Status.SUCCEEDED);
  }

  @Test
  void anOrderMayHaveLimitsOfItsOwnAndAProductIsCheckedBeforehand() throws Exception {
    LocalDate until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31);
    var customer = new Customer("c", Optional.empty(), Optional.empty());
    var basic = new ProductId("basic");
    try (SandboxPanel panel = SandboxPanel.start();
        ProvisioningModuleProvider.OpenModule open = provider().open(settings(panel))) {
      ProvisioningModule module = open.module();

      var report = module.checkProduct("{\"id\":\"a\",\"panelPlan\":77}", Map.of("site", "a lot"));
      done(
          module,
          module.create(key("1"), SERVICE, customer, basic, until, Map.of(Detail.SITE, "20 GB")));
      int built = panel.state().liveHosts().get(0).siteMax();
      done(module, module.changePackage(key("2"), SERVICE, basic, Map.of(Detail.SITE, "21 GB")));

      assertThat(report.faults())
          .extracting(ProductFault::path)
          .containsExactly("options.site", "$.panelPlan");
      assertThat(built).isEqualTo(20480);
      assertThat(panel.state().liveHosts().get(0).siteMax()).isEqualTo(21504);
    }
  }

  @Test
  void usageIsAnsweredByRangeAndABadRangeIsRefused() throws Exception {
    Instant now = Instant.now();
    try (SandboxPanel panel = SandboxPanel.start();
        ProvisioningModuleProvider.OpenModule open = provider().open(settings(panel))) {
      ProvisioningModule module = open.module();
      var customer = new Customer("c", Optional.empty(), Optional.empty());
      LocalDate until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31);
      List<UsageNotice> told = new CopyOnWriteArrayList<>();
      module.addListener(
          new OutcomeListener() {
            @Override
            public void ended(Outcome outcome) {}

            @Override
            public void reached(UsageNotice notice) {
              told.add(notice);
            }
          });
      done(module, module.create(key("1"), SERVICE, customer, new ProductId("basic"), until));

      measure(now.minusSeconds(7200), 100);
      measure(now.minusSeconds(3600), 950);

      assertThat(module.usage(SERVICE, now.minusSeconds(86_400), now))
          .extracting(UsageSpan::trafficMb)
          .containsExactly(0L, 850L);
      assertThat(module.usage(SERVICE, now.minusSeconds(60), now)).isEmpty();
      assertThatThrownBy(() -> module.usage(SERVICE, now, now.minusSeconds(1)))
          .isInstanceOf(InvalidIntent.class)
          .hasMessage("to must be after from");
      await().atMost(Duration.ofSeconds(10)).until(() -> !told.isEmpty());
      assertThat(told).extracting(UsageNotice::threshold).containsExactly(90);
    }
  }

  /** As a sweep does it, in the module's own database. */
  private void measure(Instant at, int flowMb) {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    database.setUser("sa");
    Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase())
        .usage()
        .take(
            List.of(
                new UsageSample(
                    SERVICE, new Usage(1, 1, flowMb), new Limits(0, 0, 1000, 0, 0, 0), at)));
  }

  @Test
  void aWrongSettingIsToldByName() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start()) {
      Map<String, String> settings = settings(panel);
      settings.put("BTHOST_WORKERS", "many");

      assertThatThrownBy(() -> provider().open(settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("BTHOST_WORKERS 'many' must be a whole number from 1 to 64");
    }
  }
}
