package org.bthost.provisioning.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.journal.JobBoard.Row;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.UnknownJob;
import org.junit.jupiter.api.Test;

/** What every clock does, wherever its triggers are kept. */
interface JobClockContract {
  Duration OFTEN = Duration.ofMillis(200);
  Duration SELDOM = Duration.ofHours(5);

  /**
   * Quartz frees what a stopped node had picked only when it misses its check-ins: in 20 s or so.
   */
  Duration SOON = Duration.ofSeconds(90);

  Optional<String> ALL = Optional.empty();

  /** The database, as {@link TestDatabases} names it. */
  String kind();

  static List<PanelId> panels(String... ids) {
    return List.of(ids).stream().map(PanelId::new).toList();
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  @Test
  default void aJobIsRunAgainAndAgainAndShowsWhatItFound() {
    var runs = new AtomicInteger();
    Chore chore = Chore.once("count", OFTEN, () -> "run " + runs.incrementAndGet());
    try (Node node = Node.start(TestDatabases.fresh(kind()), List.of(chore))) {
      until(
          () -> node.row("count").findings().filter("run 3"::equals).isPresent() || runs.get() > 3);

      Row row = node.row("count");
      assertThat(row.failed()).isFalse();
      assertThat(row.startedAt()).isPresent();
      assertThat(row.endedAt()).isPresent();
      assertThat(row.took()).isPresent();
      assertThat(node.clock().fired()).isPositive();
    }
  }

  @Test
  default void aJobOfEachNodeThatHangsHoldsUpNoOther() {
    var end = new CountDownLatch(1);
    var runs = new AtomicInteger();
    Chore hanging = Chore.onEachNode("hanging", OFTEN, () -> awaited(end));
    Chore other = Chore.onEachNode("other", OFTEN, () -> "run " + runs.incrementAndGet());
    Node node = Node.start(TestDatabases.fresh(kind()), List.of(hanging, other));
    try {
      until(() -> node.row("hanging").startedAt().isPresent() && runs.get() > 3);

      assertThat(node.row("hanging").endedAt()).isEmpty();
    } finally {
      end.countDown();
      node.close();
    }
  }

  private static String awaited(CountDownLatch end) {
    try {
      end.await();
      return "awaited";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void aClockThatIsClosedWaitsForTheJobThatRuns() throws Exception {
    var begun = new CountDownLatch(1);
    var barrier = new Barrier();
    Chore slow =
        Chore.once(
            "slow",
            OFTEN,
            () -> {
              begun.countDown();
              barrier.hold();
              return "ended";
            });
    try (Node node = Node.start(TestDatabases.fresh(kind()), List.of(slow));
        barrier) {
      begun.await();

      var closed = CompletableFuture.runAsync(node.clock()::close);

      assertThat(closed).failsWithin(Duration.ofMillis(300));
      barrier.lift();
      assertThat(closed).succeedsWithin(SOON);
      assertThat(node.row("slow").findings()).contains("ended");
    }
  }

  @Test
  default void aFailingJobIsRecordedWithoutSecretsAndGoesOn() {
    var runs = new AtomicInteger();
    Chore broken =
        Chore.once(
            "broken",
            OFTEN,
            () -> {
              runs.incrementAndGet();
              throw new IllegalStateException("token s3cret");
            });
    Chore cut =
        Chore.perPanel(
            "cut",
            OFTEN,
            panels("p1"),
            (panel, permit) -> {
              throw new PanelTrouble(PanelTrouble.Kind.SILENT, panel + " was silent", null);
            });
    Chore dead =
        Chore.once(
            "dead",
            OFTEN,
            () -> {
              throw new StackOverflowError("token s3cret");
            });
    try (Node node = Node.start(TestDatabases.fresh(kind()), List.of(broken, cut, dead))) {
      until(() -> runs.get() > 2);
      until(
          () ->
              List.of("broken", "cut/p1", "dead").stream()
                  .allMatch(job -> node.row(job).findings().isPresent()));

      assertThat(node.row("broken").failed()).isTrue();
      assertThat(node.row("broken").findings())
          .contains("ended by IllegalStateException; see the log");
      assertThat(node.row("cut/p1").findings()).contains("p1 was silent");
      assertThat(node.row("dead").findings()).contains("ended by StackOverflowError; see the log");
    }
  }

  @Test
  default void aJobThatLastsLongerThanItsIntervalIsNotRunTwiceAtATime() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var barrier = new Barrier();
    Chore slow =
        Chore.once(
            "slow",
            OFTEN,
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              begun.countDown();
              barrier.hold();
              running.decrementAndGet();
              return "slow";
            });
    try (Node node = Node.start(TestDatabases.fresh(kind()), List.of(slow));
        barrier) {
      begun.await();
      Instant start = node.row("slow").runningSince().orElseThrow();
      until(() -> node.clock().fired() > 3);
      assertThat(node.rota().runNow("slow", ALL)).isEmpty();
      until(() -> Duration.between(start, Instant.now()).toSeconds() > 4);

      assertThat(node.row("slow").runningSince()).as("kept over its lease").contains(start);
      assertThat(most).hasValue(1);
      barrier.lift();
      until(() -> node.row("slow").endedAt().isPresent());
    }
    assertThat(most).hasValue(1);
  }

  @Test
  default void aPausedJobRestsOverARestartUntilItIsResumed() {
    DataSource database = TestDatabases.fresh(kind());
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    List<Chore> chores =
        List.of(
            Chore.perPanel(
                "sweep", OFTEN, panels("p1", "p2"), (panel, permit) -> count(runs, panel.value())),
            Chore.onEachNode("mine", OFTEN, () -> count(runs, "mine")));
    try (Node node = Node.start(database, chores)) {
      until(() -> runs.size() == 3);

      assertThat(node.rota().pause("sweep", Optional.of("p1")))
          .extracting(entry -> entry.row().paused())
          .containsExactly(true);
      assertThat(node.rota().pause("mine", ALL)).hasSize(1);
      until(() -> node.row("sweep/p1").runningSince().isEmpty());
    }
    runs.clear();
    try (Node node = Node.start(database, chores)) {
      until(() -> of(runs, "p2") > 2);

      assertThat(runs).containsOnlyKeys("p2");
      assertThat(node.row("mine").paused()).isTrue();
      assertThat(node.rota().runNow("sweep", Optional.of("p1"))).isEmpty();

      node.rota().resume("sweep", ALL);
      node.rota().resume("mine", ALL);

      until(() -> runs.size() == 3);
    }
  }

  private static String count(Map<String, AtomicInteger> runs, String key) {
    return "run " + runs.computeIfAbsent(key, it -> new AtomicInteger()).incrementAndGet();
  }

  private static int of(Map<String, AtomicInteger> runs, String key) {
    return runs.getOrDefault(key, new AtomicInteger()).get();
  }

  @Test
  default void aJobIsRunNowOnThisNodeBesideItsSchedule() {
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    List<Chore> chores =
        List.of(
            Chore.perPanel(
                "audit",
                SELDOM,
                panels("p1", "p2", "p3"),
                (panel, permit) -> {
                  permit.confirm();
                  return count(runs, panel.value());
                }));
    try (Node node = Node.start(TestDatabases.fresh(kind()), chores)) {
      until(() -> of(runs, "p1") == 1 && node.row("audit/p1").endedAt().isPresent());
      assertThat(runs).as("the panels are spread over the interval").containsOnlyKeys("p1");

      assertThat(node.rota().runNow("audit", Optional.of("p3"))).hasSize(1);
      until(() -> node.row("audit/p3").endedAt().isPresent());
      assertThat(node.rota().runNow("audit", ALL)).hasSize(3);

      until(() -> of(runs, "p1") == 2 && of(runs, "p2") == 1 && of(runs, "p3") == 2);
    }
  }

  @Test
  default void whatIsNotThereIsToldWithWhatIs() {
    List<Chore> chores =
        List.of(
            Chore.perPanel("audit", SELDOM, panels("p1", "p2"), (panel, permit) -> ""),
            Chore.once("tidy", SELDOM, () -> ""));
    try (Node node = Node.start(TestDatabases.fresh(kind()), chores)) {
      assertThatThrownBy(() -> node.rota().runNow("sweep", ALL))
          .isInstanceOf(UnknownJob.class)
          .hasMessage("there is no job 'sweep'; there are: audit, tidy");
      assertThatThrownBy(() -> node.rota().pause("audit", Optional.of("p3")))
          .hasMessage("job 'audit' is not run for a panel 'p3'; it is for: p1, p2");
      assertThatThrownBy(() -> node.rota().resume("tidy", Optional.of("p1")))
          .hasMessage("job 'tidy' is not run for single panels; leave panel out");
    }
  }

  @Test
  default void aClosedClockLeavesNoThreadBehind() {
    var before = Thread.getAllStackTraces().keySet();
    Node node =
        Node.start(TestDatabases.fresh(kind()), List.of(Chore.once("tidy", OFTEN, () -> "")));
    until(() -> node.row("tidy").endedAt().isPresent());
    node.rota().runNow("tidy", ALL);

    node.close();

    until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .noneMatch(
                    thread ->
                        thread.getName().contains(node.name())
                            || thread.getName().startsWith("QuartzScheduler_")
                            || thread.getName().startsWith("bthost")));
  }
}
