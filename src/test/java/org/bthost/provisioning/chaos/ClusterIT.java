package org.bthost.provisioning.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two or three nodes in processes of their own on one database server, to which billing turns at
 * random: one is killed, frozen, replaced by the next version or told a wrong time, and nothing is
 * lost and nothing doubled. Every fifth seed is played on MariaDB, the others on PostgreSQL. More
 * seeds: {@code -Dclusters=200}; a single one: {@code -Dcluster=17}; some: {@code
 * -Dcluster=101-200}.
 */
class ClusterIT {
  private static final int SERVICES = 5;

  private static final ExecutorService BILLING = Executors.newSingleThreadExecutor();
  private static final List<Long> FAILED = new ArrayList<>();
  private static Optional<Field> field = Optional.empty();
  private static int played;

  /** What the seeds of one kind of database are played on, one after the other. */
  private record Field(String kind, List<SandboxPanel> panels, Cluster cluster, Trials trials) {
    /** The nodes' logs stay there, below the build's folder. */
    static Field of(String kind) throws Exception {
      var panels = List.of(panel(), panel());
      Path build = Path.of(System.getProperty("build.folder"));
      Path folder = Files.createTempDirectory(build, "cluster-" + kind).toAbsolutePath();
      var cluster = new Cluster(kind, folder, panels);
      var turns = new Random(1);
      return new Field(
          kind, panels, cluster, new Trials(panels, () -> cluster.any(turns).process()));
    }

    /** No signature outlives a lease: with ten seconds and thirty it is so by default. */
    private static SandboxPanel panel() {
      SandboxPanel panel = SandboxPanel.start(SandboxOptions.defaults());
      panel.signatureTime(Cluster.LEASE.toSeconds() - 1);
      return panel;
    }

    void close() throws Exception {
      List<String> missed = cluster.missed();
      cluster.close();
      panels.forEach(SandboxPanel::close);
      assertThat(missed).isEmpty();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    BILLING.shutdownNow();
    if (field.isPresent()) {
      field.get().close();
    }
  }

  static LongStream seeds() {
    String chosen = System.getProperty("cluster", "1-" + Long.getLong("clusters", 5));
    int dash = chosen.indexOf('-');
    long first = Long.parseLong(chosen.substring(0, dash < 0 ? chosen.length() : dash));
    long last = Long.parseLong(chosen.substring(dash + 1));
    return LongStream.rangeClosed(first, last)
        .boxed()
        .sorted(Comparator.comparing(ClusterIT::isOnMariaDb))
        .mapToLong(seed -> seed);
  }

  private static boolean isOnMariaDb(long seed) {
    return seed % 5 == 0;
  }

  /** Of twenty seeds each kind alone on each database; then pairs of them. */
  private static List<Havoc> havoc(long seed) {
    Havoc[] kinds = Havoc.values();
    var drawn = new ArrayList<Havoc>();
    drawn.add(kinds[(int) ((seed - 1) % kinds.length)]);
    int second = (int) ((seed - 1) / 20 % (kinds.length + 1));
    if (second > 0) {
      drawn.add(kinds[second - 1]);
    }
    return drawn;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverHappensToANodeNothingIsLostAndNothingDoubled(long seed) throws Exception {
    String kind = isOnMariaDb(seed) ? "mariadb" : "postgresql";
    if (field.filter(it -> !it.kind().equals(kind)).isPresent()) {
      field.get().close();
      field = Optional.empty();
    }
    if (field.isEmpty()) {
      field = Optional.of(Field.of(kind));
    }
    List<Havoc> havoc = havoc(seed);
    List<String> faults = List.of("it did not come to its end");
    try {
      faults = play(seed, havoc, field.get());
    } finally {
      tell(seed, havoc, faults);
    }
    assertThat(faults).as("seed " + seed + ": " + havoc).isEmpty();
  }

  private static List<String> play(long seed, List<Havoc> havoc, Field on) throws Exception {
    var random = new Random(seed);
    on.cluster().shape(2 + (int) (seed / 2 % 2));
    boolean slowly = havoc.contains(Havoc.ROLLING) || havoc.size() > 1;
    int pause = slowly ? 700 : 300;
    Future<?> sent =
        BILLING.submit(on.trials().begin("c" + seed, SERVICES, random.nextLong(), pause));
    Thread.sleep(random.nextInt(1500));
    for (Havoc kind : havoc) {
      if (sent.isDone()) {
        // What struck before took longer than the orders, and there must be work to strike.
        sent.get();
        sent = BILLING.submit(on.trials().more("m" + seed, SERVICES, random.nextLong(), pause));
      }
      kind.strike(on.cluster(), random);
    }
    sent.get();
    on.trials().settle();
    return on.trials().faults();
  }

  /** A line for each seed that failed, and one for every ten. */
  private static void tell(long seed, List<Havoc> havoc, List<String> faults) {
    played++;
    if (!faults.isEmpty()) {
      FAILED.add(seed);
      System.out.printf("seed %d, %s: %s%n", seed, havoc, faults);
    }
    if (played % 10 == 0) {
      System.out.printf("%d seeds played, the last was %d; failed: %s%n", played, seed, FAILED);
    }
  }
}
