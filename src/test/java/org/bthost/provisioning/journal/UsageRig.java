package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.UsageSpan;
import org.jdbi.v3.core.Jdbi;

/** A usage book on an empty database with services on a panel, and a day to measure on. */
final class UsageRig {
  static final ServiceId ONE = new ServiceId("one");
  static final ServiceId TWO = new ServiceId("two");
  static final PanelId PANEL = new PanelId("p1");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final Limits LIMITS = new Limits(1000, 1000, 1000, 1, 1, 1);

  /** Midnight of that day in Shanghai. */
  static final Instant DAY = Instant.parse("2026-03-09T16:00:00Z");

  final DataSource database;
  final Journal journal;
  final UsageBook book;

  UsageRig(String kind) {
    database = TestDatabases.fresh(kind);
    journal = AnyDatabase.journal(database, handle -> DAY.plus(Duration.ofDays(90)));
    book = journal.usage();
    Stream.of(ONE, TWO).forEach(this::place);
  }

  void place(ServiceId service) {
    journal.write(
        ledger -> {
          Service held = ledger.hold(service);
          ledger.keepMemory(
              held.placed(new Placement(PANEL, new HostName("abcdefghijkl"), Optional.empty())));
          return service;
        });
  }

  static UsageSample sample(Instant at, int siteMb, int flowMb) {
    return sample(ONE, at, new Usage(siteMb, 7, flowMb), LIMITS);
  }

  static UsageSample sample(ServiceId service, Instant at, Usage used, Limits limits) {
    return new UsageSample(service, used, limits, at);
  }

  /** Takes a measurement of the first service in. */
  void measure(Instant at, int siteMb, int flowMb) {
    book.take(List.of(sample(at, siteMb, flowMb)));
  }

  static Instant at(long hours, long minutes) {
    return DAY.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(minutes));
  }

  List<UsageSpan> all() {
    return book.usage(ONE, Instant.EPOCH, Instant.MAX);
  }

  long traffic() {
    return all().stream().mapToLong(UsageSpan::trafficMb).sum();
  }

  int rollUp(Instant now) {
    return book.rollUp(now, SHANGHAI, PANEL);
  }

  List<UsageNotice> notices() {
    return journal.notices().undelivered(100).stream().map(Outbox.Entry::news).toList();
  }

  long rows(String span) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from bthost_usage where span = :span")
                    .bind("span", span)
                    .mapTo(Long.class)
                    .one());
  }
}
