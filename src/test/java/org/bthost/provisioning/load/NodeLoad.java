package org.bthost.provisioning.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bthost.provisioning.journal.DatabaseServer;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.standalone.ModuleProcess;
import org.bthost.sandbox.SandboxPanel;

/**
 * {@code mvn -Pnodes}: measures how much more two nodes do than one where panels are slow. Nodes
 * are processes of the shipped jar on one PostgreSQL. {@code -Dservices=120} are renewed at once,
 * by one node, by both, and so on for {@code -Drounds=3}; {@code -Dlatency=300} are the
 * milliseconds that a panel's answer takes.
 */
public final class NodeLoad implements AutoCloseable {
  private static final int PANELS = 2;
  private static final int CALLS_IN_FLIGHT = 2;
  private static final String OPEN =
      "select count(*) from bthost_operation where status <> 'SUCCEEDED'";

  private final int services = Integer.getInteger("services", 120);
  private final Duration latency = Duration.ofMillis(Integer.getInteger("latency", 300));
  private final List<SandboxPanel> panels =
      IntStream.range(0, PANELS).mapToObj(n -> SandboxPanel.start()).toList();
  private final ExecutorService billing = Executors.newFixedThreadPool(4);
  private final Path folder = Files.createTempDirectory("bthost-nodes");
  private final Connection database;
  private final ModuleProcess one;
  private final ModuleProcess other;
  private LocalDate paidUntil = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(60);
  private int events;

  private NodeLoad() throws IOException, SQLException {
    String url = TestDatabases.empty("postgresql");
    this.one = node("one", url);
    this.other = node("other", url);
    this.database = DriverManager.getConnection(url, DatabaseServer.USER, DatabaseServer.PASSWORD);
  }

  private ModuleProcess node(String name, String url) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    var module = new ModuleProcess(own, panels.toArray(SandboxPanel[]::new)).database(url);
    String entry =
        "{\"id\":\"p%d\",\"url\":\"%s\",\"token\":\"%s\",\"callsInFlight\":%d,\"callsPerSecond\":0}";
    Path file =
        Files.writeString(
            own.resolve("slow-panels.json"),
            IntStream.range(0, PANELS)
                .mapToObj(
                    n ->
                        entry.formatted(
                            n + 1, panels.get(n).url(), panels.get(n).token(), CALLS_IN_FLIGHT))
                .collect(Collectors.joining(",", "[", "]")));
    return module
        .set("BTHOST_PANELS_FILE", file.toString())
        .set("BTHOST_LEASE_LENGTH", "PT30S")
        .set("BTHOST_POLL_INTERVAL", "PT1S");
  }

  public static void main(String[] arguments) throws Exception {
    try (var load = new NodeLoad()) {
      load.run(Integer.getInteger("rounds", 3));
    }
  }

  private void run(int rounds) throws Exception {
    say(
        "JDK %s, %d processors; %d panels that answer after %d ms, %d calls to each at a time by"
            + " each node; %d services",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        PANELS,
        latency.toMillis(),
        CALLS_IN_FLIGHT,
        services);
    one.startAndWait();
    order("create", "\"customer\":{\"id\":\"c-1\"},\"product\":\"basic\",");
    await();
    panels.forEach(panel -> panel.faults().latency(latency));
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Duration alone = renewAll();
      other.startAndWait();
      Duration both = renewAll();
      other.stop();
      other.end();
      double ratio = (double) alone.toMillis() / both.toMillis();
      ratios.add(ratio);
      say(
          "%d renewals: one node %.1f s, two nodes %.1f s, ratio %.2f",
          services, alone.toMillis() / 1000.0, both.toMillis() / 1000.0, ratio);
    }
    say("ratios %s", ratios.stream().map("%.2f"::formatted).collect(Collectors.joining(", ")));
  }

  /** How long it takes until every service is renewed, and seen to be. */
  private Duration renewAll() throws Exception {
    paidUntil = paidUntil.plusDays(30);
    long calls = calls();
    long start = System.nanoTime();
    order("renew", "");
    await();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    say("  %d calls in %.1f s", calls() - calls, took.toMillis() / 1000.0);
    return took;
  }

  private long calls() {
    return panels.stream().mapToLong(panel -> panel.log().entries().size()).sum();
  }

  private void order(String verb, String more) throws Exception {
    List<Callable<Void>> orders = new ArrayList<>();
    for (int n = 0; n < services; n++) {
      String event =
          """
          {"specversion":"1.0","id":"%d","source":"/load","subject":"load-%d",
           "type":"org.bthost.provisioning.%s","data":{%s"paidUntil":"%s"}}"""
              .formatted(++events, n, verb, more, paidUntil);
      orders.add(() -> send(event));
    }
    for (Future<Void> sent : billing.invokeAll(orders)) {
      sent.get();
    }
  }

  private Void send(String event) throws IOException, InterruptedException {
    int answer = one.post("/api/events", "application/cloudevents+json", event).statusCode();
    if (answer != 202) {
      throw new IllegalStateException("an order was answered " + answer);
    }
    return null;
  }

  private void await() throws SQLException, InterruptedException {
    while (open() > 0) {
      Thread.sleep(50);
    }
  }

  private long open() throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(OPEN)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  @Override
  public void close() throws SQLException {
    billing.shutdownNow();
    database.close();
    one.close();
    other.close();
    panels.forEach(SandboxPanel::close);
  }
}
