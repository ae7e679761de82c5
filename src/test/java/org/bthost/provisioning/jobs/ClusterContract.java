package org.bthost.provisioning.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.jobs.JobClockContract.panels;
import static org.bthost.provisioning.jobs.JobClockContract.until;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.data.Offset;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.provision.Chore;
import org.junit.jupiter.api.Test;

/** What clocks do that share a database. */
interface ClusterContract extends JobClockContract {
  private static String count(Map<String, AtomicInteger> runs, String key) {
    runs.computeIfAbsent(key, it -> new AtomicInteger()).incrementAndGet();
    return "";
  }

  private static List<Chore> thirty(Map<String, AtomicInteger> runs) {
    return IntStream.range(0, 30)
        .mapToObj(i -> Chore.once("job-" + i, SELDOM, () -> count(runs, "job-" + i)))
        .toList();
  }

  @Test
  default void twoNodesRunEachTurnOnce() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    try (Node one = Node.start(database, thirty(runs));
        Node other = Node.start(database, thirty(runs))) {
      until(() -> runs.size() == 30);
      until(() -> one.clock().fired() + other.clock().fired() >= 30);
      try (Node third = Node.start(database, thirty(runs))) {
        assertThat(third.clock().fired()).isZero();
      }

      assertThat(runs.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    }
  }

  @Test
  default void aClosedNodeHandsItsJobsOver() {
    DataSource database = TestDatabases.fresh(kind());
    Map<String, AtomicInteger> one = new ConcurrentHashMap<>();
    Map<String, AtomicInteger> other = new ConcurrentHashMap<>();
    Node first = Node.start(database, sweep(one));
    try (Node second = Node.start(database, sweep(other))) {
      until(() -> one.size() + other.size() >= 3);

      first.close();
      one.clear();
      other.clear();

      until(() -> other.size() == 3);
      assertThat(one).isEmpty();
      assertThat(second.row("sweep/p1").findings()).contains("");
    }
  }

  private static List<Chore> sweep(Map<String, AtomicInteger> runs) {
    return List.of(
        Chore.perPanel(
            "sweep",
            OFTEN,
            panels("p1", "p2", "p3"),
            (panel, permit) -> count(runs, panel.value())));
  }

  @Test
  default void aPauseOnOneNodeHoldsOnAll() {
    DataSource database = TestDatabases.fresh(kind());
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    try (Node one = Node.start(database, sweep(runs));
        Node other = Node.start(database, sweep(runs))) {
      until(() -> runs.size() == 3);
      one.rota().pause("sweep", ALL);
      until(
          () -> other.rota().entries().stream().allMatch(it -> it.row().runningSince().isEmpty()));
      runs.clear();
      int fired = one.clock().fired() + other.clock().fired();

      until(() -> one.clock().fired() + other.clock().fired() > fired + 6);

      assertThat(runs).isEmpty();
      assertThat(other.row("sweep/p2").paused()).isTrue();
    }
  }

  @Test
  default void aLongRunOnOneNodeIsNotRunOnTheOther() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var barrier = new Barrier();
    List<Chore> chores =
        List.of(
            Chore.once(
                "slow",
                OFTEN,
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  barrier.hold();
                  running.decrementAndGet();
                  return "";
                }));
    try (Node one = Node.start(database, chores);
        Node other = Node.start(database, chores);
        barrier) {
      until(() -> running.get() == 1);
      until(() -> one.clock().fired() + other.clock().fired() > 8);
      assertThat(one.rota().runNow("slow", ALL)).isEmpty();
      assertThat(other.rota().runNow("slow", ALL)).isEmpty();

      assertThat(most).hasValue(1);
    }
  }

  @Test
  default void aNewStartTakesOverIntervalsAndPanelsAndLeavesTheRestAlone() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    Node.start(database, config(SELDOM, "p1", "p2", "p3")).close();
    Map<String, List<Long>> before = triggers(database);
    assertThat(before).hasSize(3);
    assertThat(before.get("sweep/p3").get(1) - before.get("sweep/p1").get(1))
        .as("panels are spread over the interval")
        .isCloseTo(SELDOM.multipliedBy(2).dividedBy(3).toMillis(), within());

    Node.start(database, config(SELDOM, "p1", "p2")).close();
    Map<String, List<Long>> without = triggers(database);
    assertThat(without).containsOnlyKeys("sweep/p1", "sweep/p2");
    assertThat(without).containsAllEntriesOf(Map.of("sweep/p2", before.get("sweep/p2")));

    Node.start(database, config(SELDOM.plusHours(1), "p1", "p2")).close();
    assertThat(triggers(database).values())
        .allSatisfy(it -> assertThat(it.get(0)).isEqualTo(SELDOM.plusHours(1).toMillis()));
  }

  @Test
  default void aTriggerInErrorIsMendedByTheNextStart() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    Node.start(database, sweep(runs)).close();
    try (Connection connection = database.getConnection()) {
      connection
          .createStatement()
          .executeUpdate("update BTHOST_QRTZ_TRIGGERS set trigger_state = 'ERROR'");
    }
    runs.clear();

    try (Node node = Node.start(database, sweep(runs))) {
      until(() -> runs.size() == 3 && node.clock().fired() > 3);
    }
  }

  private static Offset<Long> within() {
    return Offset.offset(Duration.ofMinutes(1).toMillis());
  }

  private static List<Chore> config(Duration every, String... panels) {
    return List.of(Chore.perPanel("sweep", every, panels(panels), (panel, permit) -> ""));
  }

  /** Interval and start of each trigger. */
  private static Map<String, List<Long>> triggers(DataSource database) throws SQLException {
    var found = new TreeMap<String, List<Long>>();
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select t.trigger_name, s.repeat_interval, t.start_time"
                        + " from BTHOST_QRTZ_TRIGGERS t join BTHOST_QRTZ_SIMPLE_TRIGGERS s"
                        + " on s.trigger_name = t.trigger_name")) {
      while (rows.next()) {
        found.put(rows.getString(1), new ArrayList<>(List.of(rows.getLong(2), rows.getLong(3))));
      }
    }
    return found;
  }
}
