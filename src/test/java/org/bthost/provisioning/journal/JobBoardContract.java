package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.JobBoard.Row;
import org.bthost.provisioning.journal.JobBoard.Turn;
import org.junit.jupiter.api.Test;

/** Whose turn a job is, on whichever database. */
interface JobBoardContract extends AnyDatabase {
  Duration TURN = Duration.ofSeconds(30);
  JobKey SWEEP = new JobKey("sweep", Optional.of(new PanelId("p1")));
  JobKey OTHER_PANEL = new JobKey("sweep", Optional.of(new PanelId("P1")));
  JobKey ALONE = new JobKey("early-events", Optional.empty());

  /** A board whose database has the time that is set. */
  private JobBoard board(AtomicReference<Instant> now) {
    return AnyDatabase.journal(TestDatabases.fresh(kind()), handle -> now.get()).jobs();
  }

  private static AtomicReference<Instant> noon() {
    return new AtomicReference<>(Instant.ofEpochMilli(1_800_000_000_000L));
  }

  private static void pass(AtomicReference<Instant> now, Duration time) {
    now.set(now.get().plus(time));
  }

  private static Row only(JobBoard board) {
    assertThat(board.list()).hasSize(1);
    return board.list().get(0);
  }

  @Test
  default void ofManyNodesOneGetsTheTurn() throws Exception {
    JobBoard board = journal().jobs();
    for (int round = 0; round < 10; round++) {
      var job = new JobKey("job-" + round, Optional.empty());
      for (int turn = 1; turn <= 2; turn++) {
        var nodes = new ArrayList<Callable<Optional<Turn>>>();
        for (int node = 0; node < 6; node++) {
          String owner = "node-" + node;
          nodes.add(() -> board.begin(job, owner, TURN));
        }

        var turns = new ArrayList<Turn>();
        for (Future<Optional<Turn>> taken : CollisionContract.atOnce(nodes)) {
          taken.get().ifPresent(turns::add);
        }

        assertThat(turns).extracting(Turn::fence).containsExactly((long) turn);
        assertThat(board.end(turns.get(0), false, "done")).isTrue();
      }
    }
  }

  @Test
  default void jobsAndPanelsHaveTurnsOfTheirOwn() {
    JobBoard board = journal().jobs();

    assertThat(board.begin(SWEEP, "a", TURN)).isPresent();
    assertThat(board.begin(OTHER_PANEL, "b", TURN)).isPresent();
    assertThat(board.begin(ALONE, "c", TURN)).isPresent();

    assertThat(board.begin(SWEEP, "a", TURN)).as("not even twice on one node").isEmpty();
    assertThat(board.list())
        .extracting(Row::job)
        .containsExactlyInAnyOrder(ALONE, OTHER_PANEL, SWEEP);
  }

  @Test
  default void aTurnThatEndedShowsWhatItFoundAndHowLongItTook() {
    AtomicReference<Instant> now = noon();
    JobBoard board = board(now);
    Instant start = now.get();
    Turn turn = board.begin(SWEEP, "a", TURN).orElseThrow();
    assertThat(only(board).runningSince()).contains(start);
    assertThat(only(board).findings()).isEmpty();

    pass(now, Duration.ofMillis(1234));
    assertThat(board.end(turn, true, "数".repeat(2000))).isTrue();

    Row row = only(board);
    assertThat(row.runningSince()).isEmpty();
    assertThat(row.startedAt()).contains(start);
    assertThat(row.endedAt()).contains(start.plusMillis(1234));
    assertThat(row.took()).contains(Duration.ofMillis(1234));
    assertThat(row.failed()).isTrue();
    assertThat(row.findings()).contains("数".repeat(1000));

    pass(now, Duration.ofMinutes(1));
    Turn next = board.begin(SWEEP, "b", TURN).orElseThrow();
    Row meanwhile = only(board);
    assertThat(meanwhile.startedAt()).contains(now.get());
    assertThat(meanwhile.took()).as("of the turn before").contains(Duration.ofMillis(1234));
    assertThat(board.end(next, false, "2 drifts")).isTrue();
    assertThat(only(board).failed()).isFalse();
    assertThat(only(board).findings()).contains("2 drifts");
  }

  @Test
  default void aTurnThatRanOutIsTakenOverAndItsLateEndChangesNothing() {
    AtomicReference<Instant> now = noon();
    JobBoard board = board(now);
    Turn late = board.begin(SWEEP, "a", TURN).orElseThrow();

    pass(now, TURN);
    assertThat(board.begin(SWEEP, "b", TURN)).as("it still stands").isEmpty();
    pass(now, Duration.ofMillis(1));
    assertThat(only(board).runningSince()).as("whoever had it is gone").isEmpty();
    Turn taken = board.begin(SWEEP, "a", TURN).orElseThrow();

    assertThat(taken.fence()).isGreaterThan(late.fence());
    assertThat(board.extend(late, TURN)).isFalse();
    assertThat(board.end(late, true, "late")).isFalse();
    assertThat(only(board).runningSince()).contains(now.get());
    assertThat(only(board).findings()).isEmpty();
    assertThat(board.end(taken, false, "in time")).isTrue();
    assertThat(board.end(taken, false, "twice")).isFalse();
    assertThat(only(board).findings()).contains("in time");
  }

  @Test
  default void aTurnLastsAsLongAsItIsExtended() {
    AtomicReference<Instant> now = noon();
    JobBoard board = board(now);
    Turn turn = board.begin(SWEEP, "a", TURN).orElseThrow();

    for (int beat = 0; beat < 5; beat++) {
      pass(now, TURN.minusSeconds(1));
      assertThat(board.extend(turn, TURN)).isTrue();
    }
    assertThat(board.begin(SWEEP, "b", TURN)).isEmpty();

    pass(now, TURN.plusMillis(1));
    assertThat(board.extend(turn, TURN)).as("also where nobody took it").isFalse();
    assertThat(board.end(turn, false, "late")).isFalse();
  }

  @Test
  default void aPausedJobBeginsNoTurnUntilItIsResumed() {
    JobBoard board = journal().jobs();
    Turn underWay = board.begin(OTHER_PANEL, "a", TURN).orElseThrow();

    board.pause(SWEEP);
    board.pause(OTHER_PANEL);

    assertThat(board.isPaused(SWEEP)).isTrue();
    assertThat(board.isPaused(ALONE)).isFalse();
    assertThat(board.begin(SWEEP, "a", TURN)).isEmpty();
    assertThat(board.end(underWay, false, "went on to its end")).isTrue();
    assertThat(board.begin(OTHER_PANEL, "a", TURN)).isEmpty();
    assertThat(board.list()).extracting(Row::paused).containsExactly(true, true);

    board.resume(SWEEP);

    assertThat(board.begin(SWEEP, "a", TURN)).isPresent();
    assertThat(board.list()).extracting(Row::paused).containsExactlyInAnyOrder(false, true);
    assertThat(List.of(board.isPaused(SWEEP), board.isPaused(OTHER_PANEL)))
        .containsExactly(false, true);
  }
}
