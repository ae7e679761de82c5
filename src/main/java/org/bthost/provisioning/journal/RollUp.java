package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.PanelId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Moves usage from finer rows to coarser ones as it grows old. Whatever is moved leaves the finer
 * rows in the same transaction, so that it is counted once whenever one looks or stops.
 */
record RollUp(Transactions transactions, Instant now, ZoneId zone) {
  private static final int AT_A_TIME = 500;

  private static final String MERGE =
      "insert into bthost_usage (service, span, at, other_end, site_mb, database_mb, flow_mb,"
          + " traffic_mb) select service, 'FOLD', <start>, <end>, max(site_mb), max(database_mb),"
          + " max(flow_mb), sum(traffic_mb) from ("
          + rows(":fine")
          + " union all "
          + rows(":coarse")
          + ") moved group by service having max(case when span = :fine then 1 else 0 end) = 1";

  /** By way of the services, as every database then finds the rows by their key. */
  private static String rows(String span) {
    return "select u.* from bthost_service s join bthost_usage u on u.service = s.id"
        + " and u.span = "
        + span
        + " and u.at >= <start> and u.at < <end> where s.id in (<services>)";
  }

  /** From what to what, and when. A span is moved as a whole, or not yet. */
  private enum Step {
    HOURS("RAW", "HOUR", Duration.ofDays(2)),
    DAYS("HOUR", "DAY", Duration.ofDays(30));

    private final String fine;
    private final String coarse;
    private final Duration kept;

    Step(String fine, String coarse, Duration kept) {
      this.fine = fine;
      this.coarse = coarse;
      this.kept = kept;
    }

    private ZonedDateTime start(ZonedDateTime at) {
      return this == DAYS
          ? at.toLocalDate().atStartOfDay(at.getZone())
          : at.truncatedTo(ChronoUnit.HOURS);
    }

    private ZonedDateTime end(ZonedDateTime start) {
      return this == DAYS ? start.plusDays(1) : start.plusHours(1);
    }
  }

  /** A service, and where the oldest span begins that is to be moved. */
  private record Due(String service, Instant start) {}

  int run(PanelId panel) {
    return move(panel, Step.HOURS) + move(panel, Step.DAYS);
  }

  private int move(PanelId panel, Step step) {
    int written = 0;
    List<Due> due = due(panel, step);
    while (!due.isEmpty()) {
      written += moveOldest(due, step);
      due = due(panel, step);
    }
    return written;
  }

  private List<Due> due(PanelId panel, Step step) {
    Instant before = step.start(now.minus(step.kept).atZone(zone)).toInstant();
    return transactions
        .database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select s.id, min(u.at) as oldest from bthost_service s"
                            + " join bthost_usage u on u.service = s.id and u.span = :fine"
                            + " and u.at < :before where s.panel = :panel group by s.id")
                    .bind("panel", panel.value())
                    .bind("fine", step.fine)
                    .bind("before", before.toEpochMilli())
                    .map(
                        (row, context) ->
                            new Due(
                                row.getString("id"),
                                step.start(Columns.instant(row, "oldest").atZone(zone))
                                    .toInstant()))
                    .list());
  }

  /** One span of each service, in many short transactions. */
  private int moveOldest(List<Due> due, Step step) {
    Map<Instant, List<String>> bySpan =
        due.stream()
            .collect(
                Collectors.groupingBy(
                    Due::start,
                    TreeMap::new,
                    Collectors.mapping(Due::service, Collectors.toList())));
    int written = 0;
    for (Map.Entry<Instant, List<String>> span : bySpan.entrySet()) {
      List<String> services = span.getValue();
      for (int from = 0; from < services.size(); from += AT_A_TIME) {
        List<String> some = services.subList(from, Math.min(from + AT_A_TIME, services.size()));
        written += transactions.inOne(handle -> move(handle, some, step, span.getKey()));
      }
    }
    return written;
  }

  private int move(Handle handle, List<String> services, Step step, Instant start) {
    MeterRow.hold(handle, services);
    Instant end = step.end(start.atZone(zone)).toInstant();
    List<String> merged = merge(handle, services, step, start, end);
    if (!merged.isEmpty()) {
      drop(handle, merged, step.fine, start, end);
      drop(handle, merged, step.coarse, start, end);
      name(handle, merged, step.coarse, start);
    }
    return merged.size();
  }

  /**
   * Makes one row of the rows of each service, those that were moved there before with them.
   *
   * @return the services of which there was one to be made, as no other node was faster
   */
  private static List<String> merge(
      Handle handle, List<String> services, Step step, Instant start, Instant end) {
    handle
        .createUpdate(MERGE)
        .define("start", start.toEpochMilli())
        .define("end", end.toEpochMilli())
        .bindList("services", services)
        .bind("fine", step.fine)
        .bind("coarse", step.coarse)
        .execute();
    return handle
        .createQuery(
            "select s.id from bthost_service s join bthost_usage u on u.service = s.id"
                + " and u.span = 'FOLD' and u.at = :start where s.id in (<services>)")
        .bind("start", start.toEpochMilli())
        .bindList("services", services)
        .mapTo(String.class)
        .list();
  }

  private static void drop(
      Handle handle, List<String> services, String span, Instant start, Instant end) {
    PreparedBatch batch =
        handle.prepareBatch(
            "delete from bthost_usage where service = :service and span = :span"
                + " and at >= :start and at < :end");
    for (String service : services) {
      batch
          .bind("service", service)
          .bind("span", span)
          .bind("start", start.toEpochMilli())
          .bind("end", end.toEpochMilli())
          .add();
    }
    batch.execute();
  }

  private static void name(Handle handle, List<String> services, String span, Instant start) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update bthost_usage set span = :span where service = :service and span = 'FOLD'"
                + " and at = :start");
    for (String service : services) {
      batch.bind("service", service).bind("span", span).bind("start", start.toEpochMilli()).add();
    }
    batch.execute();
  }
}
