package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageHistory;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.UsageSpan;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What services use, as panels measured it: every change of it for two days, rolled up for longer.
 * Where a limit comes near, billing is to be told.
 */
public final class UsageBook implements UsageHistory {
  private static final Logger LOG = LoggerFactory.getLogger(UsageBook.class);
  private static final int AT_A_TIME = 500;

  /** No zone is wrong by more, so what is said to be measured later is no time. */
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(1);

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Transactions transactions;
  private final DatabaseTime time;

  UsageBook(Transactions transactions, DatabaseTime time) {
    this.transactions = transactions;
    this.time = time;
  }

  /**
   * Takes measurements in, as many and as often as they come: one that is not newer than the last
   * of its service changes nothing and tells nothing. Measurements of services that are not known
   * are passed over.
   */
  public void take(List<UsageSample> samples) {
    List<UsageSample> inOrder =
        samples.stream()
            .sorted(
                Comparator.comparing((UsageSample sample) -> sample.service().value())
                    .thenComparing(UsageSample::measuredAt))
            .toList();
    for (int from = 0; from < inOrder.size(); from += AT_A_TIME) {
      List<UsageSample> part = inOrder.subList(from, Math.min(from + AT_A_TIME, inOrder.size()));
      transactions.inOne(handle -> take(handle, part));
    }
  }

  /** Holds only the services that there is news of: most sweeps come without. */
  private int take(Handle handle, List<UsageSample> samples) {
    Instant latest = time.now(handle).plus(FURTHEST_AHEAD);
    Map<ServiceId, Meter> seen = MeterRow.read(handle, ids(samples));
    List<UsageSample> news =
        samples.stream()
            .filter(sample -> of(seen, sample).filter(it -> it.isNews(sample)).isPresent())
            .filter(sample -> isBefore(latest, sample))
            .toList();
    return news.isEmpty() ? 0 : write(handle, MeterRow.hold(handle, ids(news)), news);
  }

  private static Optional<Meter> of(Map<ServiceId, Meter> meters, UsageSample sample) {
    return Optional.ofNullable(meters.get(sample.service()));
  }

  private static Set<String> ids(List<UsageSample> samples) {
    return samples.stream().map(sample -> sample.service().value()).collect(Collectors.toSet());
  }

  private static boolean isBefore(Instant latest, UsageSample sample) {
    boolean before = sample.measuredAt().isBefore(latest);
    if (!before) {
      LOG.warn(
          "service {}: its panel says that it measured it at {}, which is yet to come; nothing is"
              + " counted until it says otherwise",
          sample.service(),
          sample.measuredAt());
    }
    return before;
  }

  private static int write(Handle handle, Map<ServiceId, Meter> held, List<UsageSample> news) {
    var changed = new HashMap<ServiceId, Meter>();
    var rows = new ArrayList<Meter.Row>();
    var notices = new ArrayList<UsageNotice>();
    for (UsageSample sample : news) {
      Optional<Meter.Step> step =
          of(changed, sample).or(() -> of(held, sample)).flatMap(meter -> meter.take(sample));
      step.ifPresent(it -> changed.put(sample.service(), it.after()));
      step.flatMap(Meter.Step::row).ifPresent(rows::add);
      step.ifPresent(it -> notices.addAll(it.notices()));
    }
    UsageRow.insert(handle, rows);
    NoticeRow.insert(handle, notices);
    MeterRow.write(handle, changed.values());
    return changed.size();
  }

  @Override
  public List<UsageSpan> usage(ServiceId service, Instant from, Instant to) {
    if (!to.isAfter(from)) {
      throw new InvalidIntent("to", "must be after from");
    }
    List<UsageSpan> spans =
        transactions
            .database()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select * from bthost_usage where service = :service and at >= :from"
                                + " and at < :to order by at")
                        .bind("service", service.value())
                        .bind("from", millis(from))
                        .bind("to", millis(to))
                        .map(UsageRow::read)
                        .list());
    return oneAfterAnother(spans);
  }

  private static long millis(Instant at) {
    if (at.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return at.isAfter(LATEST) ? LATEST.toEpochMilli() : at.toEpochMilli();
  }

  /** The first measurement that is kept may reach back into the hour that was rolled up last. */
  private static List<UsageSpan> oneAfterAnother(List<UsageSpan> spans) {
    var clear = new ArrayList<UsageSpan>();
    Instant end = Instant.MIN;
    for (UsageSpan span : spans) {
      Instant from = span.from().isBefore(end) ? end : span.from();
      Instant to = span.to().isBefore(from) ? from : span.to();
      clear.add(new UsageSpan(from, to, span.siteMb(), span.databaseMb(), span.trafficMb()));
      end = to;
    }
    return clear;
  }

  /**
   * Rolls up what a panel's services used: measurements that are older than 48 h into hours, hours
   * that are older than 30 days into days. May run on several nodes at once and as often as it
   * likes; a measurement that comes in late is added to its hour and day by the next run.
   *
   * @param zone where the panel's days begin
   * @return how many hours and days of services were written
   */
  public int rollUp(Instant now, ZoneId zone, PanelId panel) {
    return new RollUp(transactions, now, zone).run(panel);
  }
}
