package org.bthost.provisioning.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.provision.HostComparison;
import org.bthost.provisioning.provision.Repairs;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.reconcile.AuditSettings;
import org.bthost.provisioning.reconcile.Audits;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** A database with many services on some panels, all as they are wanted, and the audits over it. */
final class FleetOfRows implements AutoCloseable {
  static final LocalDate PAID_UNTIL = LocalDate.of(2035, 1, 1);
  static final int AT_A_TIME = 4;
  private static final int BATCH = 1000;

  final Audits audits;
  private final JdbcConnectionPool database;
  private final BthostGateway gateway;

  /**
   * @param hosts of each panel
   * @param answer how long a panel takes for each call
   */
  FleetOfRows(Path folder, int panels, int hosts, Duration answer) throws IOException {
    Path file = Files.createTempDirectory(folder, "fleet").resolve("fleet");
    database =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + file + ";WRITE_DELAY=0;CACHE_SIZE=65536", "sa", "");
    database.setMaxConnections(100);
    Schema.migrate(database);
    List<PanelId> ids =
        IntStream.range(0, panels).mapToObj(n -> new PanelId("panel-" + n)).toList();
    ids.forEach(panel -> fill(panel, hosts));
    var journal =
        Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase());
    var settings = PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "slow-token");
    gateway =
        new BthostGateway(
            ids.stream().map(id -> new PanelAccess(id, settings, AT_A_TIME, 0, 1)).toList(),
            one ->
                PanelClient.over(
                    new FleetWire(hosts, answer), one, Clock.systemUTC(), SlowPanels::nonce),
            (panel, call) -> {},
            Clock.systemUTC(),
            wait -> {});
    var catalogue =
        new Catalogue(
            List.of(
                new Product(
                    new ProductId("basic"),
                    new HostPackage.PanelPlan(1),
                    OptionalLong.empty(),
                    3,
                    14,
                    false)),
            ids.stream().map(id -> new Panel(id, ZoneId.of("Asia/Shanghai"), hosts)).toList());
    audits =
        new Audits(
            journal,
            gateway,
            catalogue,
            new HostComparison(catalogue, Clock.systemUTC()),
            new Repairs(journal, () -> new OperationId(UUID.randomUUID().toString())),
            new AuditSettings(
                Duration.ofHours(6),
                Integer.MAX_VALUE,
                Duration.ofHours(6),
                Duration.ofHours(1),
                Duration.ofDays(8)),
            new SecretCheck(text -> false),
            id -> Executors.newFixedThreadPool(AT_A_TIME));
  }

  static String hostName(int id) {
    return String.format(Locale.ROOT, "h%011d", id);
  }

  private void fill(PanelId panel, int hosts) {
    Jdbi.create(database)
        .useTransaction(
            handle -> {
              for (int from = 1; from <= hosts; from += BATCH) {
                var batch =
                    handle.prepareBatch(
                        "insert into bthost_service (id, lifecycle, product, paid_until,"
                            + " customer_id, generation, reached, incarnation, panel, user_name,"
                            + " user_id, host_id, host_name, last_seen_end, applied_product,"
                            + " seen_at) values (:id, 'ACTIVE', 'basic', :paid, 'c', 1, 1, 1,"
                            + " :panel, :name, :host, :host, :name, :ends, 'basic', 0)");
                for (int id = from; id < Math.min(from + BATCH, hosts + 1); id++) {
                  batch
                      .bind("id", panel + "-" + id)
                      .bind("paid", Date.valueOf(PAID_UNTIL))
                      .bind("ends", Date.valueOf(PAID_UNTIL.plusDays(3)))
                      .bind("panel", panel.value())
                      .bind("name", hostName(id))
                      .bind("host", id)
                      .add();
                }
                batch.execute();
              }
            });
  }

  @Override
  public void close() {
    gateway.close();
    database.dispose();
  }
}
