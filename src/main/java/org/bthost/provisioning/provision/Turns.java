package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.Permit;
import org.bthost.provisioning.journal.JobBoard;
import org.bthost.provisioning.journal.JobBoard.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns that this node holds, and the beat that keeps them. Thread-safe. */
final class Turns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final JobBoard board;
  private final String node;
  private final Duration lease;
  private final ScheduledThreadPoolExecutor beat;
  private final Set<Turn> held = ConcurrentHashMap.newKeySet();

  private Turns(JobBoard board, String node, Duration lease, ThreadFactory threads) {
    this.board = board;
    this.node = node;
    this.lease = lease;
    this.beat = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Starts the beat.
   *
   * @param lease how long another node waits for a turn whose holder is silent
   */
  static Turns start(JobBoard board, String node, Duration lease, ThreadFactory threads) {
    var turns = new Turns(board, node, lease, threads);
    long third = lease.toMillis() / 3;
    var unused =
        turns.beat.scheduleWithFixedDelay(turns::keep, third, third, TimeUnit.MILLISECONDS);
    return turns;
  }

  Optional<Turn> begin(JobKey job) {
    Optional<Turn> turn = board.begin(job, node, lease);
    turn.ifPresent(held::add);
    return turn;
  }

  /** A permit that fails once the turn is lost. */
  Permit permit(Turn turn) {
    return () -> {
      if (!board.extend(turn, lease)) {
        throw new LeaseLost(turn.job(), turn.fence());
      }
    };
  }

  void end(Turn turn, Findings found) {
    held.remove(turn);
    if (!board.end(turn, found.failed(), found.text())) {
      LOG.warn(
          "job {} took so long without the database that its turn {} ran out; it had found: {}",
          turn.job(),
          turn.fence(),
          found.text());
    }
  }

  private void keep() {
    for (Turn turn : List.copyOf(held)) {
      try {
        if (!board.extend(turn, lease)) {
          held.remove(turn);
          LOG.warn("the turn {} of job {} was lost", turn.fence(), turn.job());
        }
      } catch (RuntimeException e) {
        LOG.error("can't keep the turn of job {}; trying again", turn.job(), e);
      }
    }
  }

  @Override
  public void close() {
    Farewell.to(beat);
  }
}
