package org.bthost.provisioning.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.journal.DatabaseServer;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.standalone.ModuleProcess;
import org.bthost.sandbox.SandboxPanel;

/** Nodes of one installation: processes of the shipped jar on one database and the same panels. */
final class Cluster implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(3);
  private static final int MOST = 3;
  private static final int LOOK = 50;
  private static final String NAMED = "held in the name of node ";
  private static final String LOST = " was lost;";
  private static final String FIRED = "Calling execute on job bthost.s";

  /** Whose leases stand. */
  private static final String OWNERS =
      "select distinct lease_owner from bthost_service where lease_owner is not null";

  private final List<Node> all = new ArrayList<>();
  private final Path folder;
  private final Connection database;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> everAtWork = ConcurrentHashMap.newKeySet();
  private volatile Set<String> nowAtWork = Set.of();
  private volatile List<Node> nodes = List.of();
  private int version;
  private boolean frozen;

  Cluster(String kind, Path folder, List<SandboxPanel> panels) throws IOException, SQLException {
    this.folder = folder;
    String url = TestDatabases.empty(kind);
    for (int n = 1; n <= MOST; n++) {
      all.add(new Node(n, url, panels));
    }
    this.database = DriverManager.getConnection(url, DatabaseServer.USER, DatabaseServer.PASSWORD);
  }

  /** Has so many nodes, all of them with the right time. */
  void shape(int size) throws Exception {
    nodes = List.copyOf(all.subList(0, size));
    for (Node node : all.subList(size, MOST)) {
      node.stop();
    }
    for (Node node : nodes) {
      node.setRight();
    }
    for (Node node : nodes) {
      node.awaitReady();
    }
    if (everAtWork.isEmpty()) {
      var unused = watch.scheduleWithFixedDelay(this::look, 0, LOOK, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(OWNERS)) {
      var owners = new HashSet<String>();
      while (rows.next()) {
        owners.add(rows.getString(1));
      }
      everAtWork.addAll(owners);
      nowAtWork = owners;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  Node any(Random random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** One that works on a service at this moment; any where none has begun to after a while. */
  Node atWork(Random random) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      List<Node> working = nodes.stream().filter(Node::isAtWork).toList();
      if (!working.isEmpty()) {
        return working.get(random.nextInt(working.size()));
      }
      Thread.sleep(10);
    }
    return any(random);
  }

  /** One that stands still from now on, in the middle of its work. */
  Node frozenAtWork(Random random) throws Exception {
    for (int i = 0; i < 50; i++) {
      Node victim = atWork(random);
      victim.process.freeze();
      Thread.sleep(3 * LOOK);
      if (victim.isAtWork()) {
        frozen = true;
        return victim;
      }
      victim.process.thaw();
    }
    throw new IllegalStateException("no node is ever found at work");
  }

  /** From now on whatever starts is one version on. */
  void newVersion() throws IOException {
    version++;
    Path classes = NextVersion.make(folder, version);
    all.forEach(node -> node.process.ahead(classes));
  }

  /** What it did not come to, so that it proves nothing. */
  List<String> missed() throws IOException {
    var missed = new ArrayList<String>();
    String logs = "";
    for (Node node : all) {
      String log = node.log();
      if (log.contains(NAMED) && node.ids().stream().noneMatch(everAtWork::contains)) {
        missed.add("node " + node.number + " never worked on a service");
      }
      if (log.contains(NAMED) && !log.contains(FIRED)) {
        missed.add("node " + node.number + " never ran a job");
      }
      logs += log;
    }
    if (frozen && !logs.contains(LOST)) {
      missed.add("no frozen node lost what it worked on");
    }
    return missed;
  }

  @Override
  public void close() throws SQLException {
    watch.shutdownNow();
    all.forEach(node -> node.process.close());
    database.close();
  }

  /** One process of the cluster, in a folder of its own. */
  final class Node {
    private final int number;
    private final Path own;
    private final ModuleProcess process;
    private Duration clock = Duration.ZERO;
    private String id = "";

    private Node(int number, String url, List<SandboxPanel> panels) throws IOException {
      this.number = number;
      this.own = Files.createDirectories(folder.resolve("node" + number));
      Files.writeString(
          own.resolve("logging.properties"),
          Files.readString(Path.of("src/main/resources/bthost/logging.properties"))
              + "\norg.quartz.core.JobRunShell.level=FINE\n");
      this.process =
          Trials.configure(new ModuleProcess(own, panels.toArray(SandboxPanel[]::new)))
              .database(url)
              .set("BTHOST_LEASE_LENGTH", LEASE.toString())
              .set("BTHOST_SWEEP_INTERVAL", "PT2S");
    }

    ModuleProcess process() {
      return process;
    }

    String log() throws IOException {
      return Files.exists(own.resolve("module.log")) ? process.log() : "";
    }

    void setClock(Duration ahead) {
      clock = ahead;
    }

    void start() throws IOException {
      var options =
          new ArrayList<>(
              List.of("-Djava.util.logging.config.file=" + own.resolve("logging.properties")));
      if (!clock.isZero()) {
        options.add(WrongClock.option(own, clock));
      }
      process.options(options.toArray(String[]::new));
      process.start();
    }

    /** Has it run, and with the right time. */
    private void setRight() throws Exception {
      if (!clock.isZero()) {
        clock = Duration.ZERO;
        restart();
      } else if (!process.isRunning()) {
        start();
      }
    }

    void restart() throws Exception {
      stop();
      start();
    }

    void stop() throws InterruptedException {
      if (process.isRunning()) {
        process.stop();
        process.end();
      }
    }

    void kill() {
      process.kill();
    }

    private boolean isAtWork() {
      return nowAtWork.contains(id);
    }

    void thaw() throws Exception {
      process.thaw();
    }

    void awaitReady() throws Exception {
      String health = process.awaitReady();
      List<String> ids = ids();
      id = ids.get(ids.size() - 1);
      if (health.contains("this machine's clock is") == clock.isZero()) {
        throw new IllegalStateException("with a clock that is " + clock + " off: " + health);
      }
    }

    /** What it called itself at each of its starts. */
    private List<String> ids() throws IOException {
      return log()
          .lines()
          .filter(line -> line.contains(NAMED))
          .map(line -> line.substring(line.indexOf(NAMED) + NAMED.length()).strip())
          .toList();
    }
  }
}
