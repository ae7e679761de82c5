package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.PanelId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Where the nodes of a cluster see whose turn a job is, and what came of the last one. A turn is
 * held under a lease; one that ran out may be taken by another node, with a higher fence.
 */
public final class JobBoard {
  private static final int LONGEST = 1000;
  private static final String WHERE = " where name = :name and panel = :panel";
  private static final String MINE =
      WHERE + " and lease_owner = :owner and fence = :fence and lease_until >= :now";

  private final Transactions transactions;
  private final DatabaseTime time;

  JobBoard(Transactions transactions, DatabaseTime time) {
    this.transactions = transactions;
    this.time = time;
  }

  /**
   * The sole right to run a job for a while.
   *
   * @param fence grows with every turn of the job
   */
  public record Turn(JobKey job, String owner, long fence) {}

  /**
   * A job as the board shows it.
   *
   * @param startedAt when the last turn began, be it under way or not
   * @param endedAt when the last one that was carried to its end did end; so are the rest
   * @param runningSince empty where no one holds the turn
   */
  public record Row(
      JobKey job,
      boolean paused,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Duration> took,
      boolean failed,
      Optional<String> findings,
      Optional<Instant> runningSince) {

    /** A job that never ran. */
    public static Row blank(JobKey job) {
      return new Row(
          job,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Takes the turn; empty where the job is paused, or someone else's turn stands. */
  public Optional<Turn> begin(JobKey job, String owner, Duration lease) {
    return transactions.inOne(
        handle -> {
          Instant now = time.now(handle);
          enter(handle, job);
          int rows =
              bind(
                      handle.createUpdate(
                          "update bthost_job set lease_owner = :owner, lease_until = :until,"
                              + " fence = fence + 1, started_at = :now"
                              + WHERE
                              + " and paused = false"
                              + " and (lease_until is null or lease_until < :now)"),
                      job)
                  .bind("owner", owner)
                  .bind("until", now.plus(lease).toEpochMilli())
                  .bind("now", now.toEpochMilli())
                  .execute();
          return rows == 0
              ? Optional.empty()
              : Optional.of(new Turn(job, owner, fence(handle, job)));
        });
  }

  /** Lengthens a turn; false where it ran out, even if no one took the job since. */
  public boolean extend(Turn turn, Duration lease) {
    return transactions.inOne(
        handle -> {
          Instant now = time.now(handle);
          return bind(
                      handle.createUpdate("update bthost_job set lease_until = :until" + MINE),
                      turn,
                      now)
                  .bind("until", now.plus(lease).toEpochMilli())
                  .execute()
              > 0;
        });
  }

  /** Gives a turn back with what it found; changes nothing and is false where it ran out. */
  public boolean end(Turn turn, boolean failed, String findings) {
    return transactions.inOne(
        handle ->
            bind(
                        handle.createUpdate(
                            "update bthost_job set lease_owner = null, lease_until = null,"
                                + " ended_at = :now, took_ms = :now - started_at,"
                                + " failed = :failed, findings = :findings"
                                + MINE),
                        turn,
                        time.now(handle))
                    .bind("failed", failed)
                    .bind("findings", Columns.cut(findings, LONGEST))
                    .execute()
                > 0);
  }

  /** Lets no turn begin from now on, on no node; one that is under way goes on to its end. */
  public void pause(JobKey job) {
    setPaused(job, true);
  }

  public void resume(JobKey job) {
    setPaused(job, false);
  }

  private void setPaused(JobKey job, boolean paused) {
    transactions.inOne(
        handle -> {
          enter(handle, job);
          return bind(handle.createUpdate("update bthost_job set paused = :paused" + WHERE), job)
              .bind("paused", paused)
              .execute();
        });
  }

  public boolean isPaused(JobKey job) {
    return transactions.inOne(
        handle ->
            bind(handle.createQuery("select paused from bthost_job" + WHERE), job)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }

  /** Every job that ever ran or was paused, also such as are no more. */
  public List<Row> list() {
    return transactions.inOne(
        handle -> {
          Instant now = time.now(handle);
          return handle
              .createQuery("select * from bthost_job order by name, panel")
              .map((row, context) -> read(row, now))
              .list();
        });
  }

  private static void enter(Handle handle, JobKey job) {
    boolean known =
        bind(handle.createQuery("select fence from bthost_job" + WHERE), job)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    if (!known) {
      bind(handle.createUpdate("insert into bthost_job (name, panel) values (:name, :panel)"), job)
          .execute();
    }
  }

  private static long fence(Handle handle, JobKey job) {
    return bind(handle.createQuery("select fence from bthost_job" + WHERE), job)
        .mapTo(Long.class)
        .one();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, JobKey job) {
    return statement
        .bind("name", job.name())
        .bind("panel", job.panel().map(PanelId::value).orElse(""));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Turn turn, Instant now) {
    return bind(statement, turn.job())
        .bind("owner", turn.owner())
        .bind("fence", turn.fence())
        .bind("now", now.toEpochMilli());
  }

  private static Row read(ResultSet row, Instant now) throws SQLException {
    Optional<Instant> startedAt = Columns.optionalInstant(row, "started_at");
    Optional<Instant> until = Columns.optionalInstant(row, "lease_until");
    return new Row(
        new JobKey(
            row.getString("name"),
            Columns.text(row, "panel").filter(it -> !it.isEmpty()).map(PanelId::new)),
        row.getBoolean("paused"),
        startedAt,
        Columns.optionalInstant(row, "ended_at"),
        Columns.optionalInstant(row, "took_ms").map(it -> Duration.between(Instant.EPOCH, it)),
        row.getBoolean("failed"),
        Columns.text(row, "findings"),
        startedAt.filter(it -> until.isPresent() && !until.get().isBefore(now)));
  }
}
