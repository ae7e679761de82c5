package org.bthost.provisioning.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.ServiceSearch;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.Site;

/**
 * Thirty days of many services with random billing histories, on a panel with its own timers and
 * customers; the panel and BT are looked at every hour, by what they have themselves.
 */
final class VirtualMonth implements AutoCloseable {
  /** What one host may serve on unpaid: until it is asked about again, and worked on. */
  private static final Duration SYNC_INTERVAL = Duration.ofHours(6);

  private static final int QUIET_HOURS = 24;
  private static final int HOURS = 30 * 24;

  private final Random random;
  private final int services;
  private final AuditRig rig;
  private final List<String> faults = new ArrayList<>();
  private final Map<ServiceId, Instant> servesUnpaidSince = new HashMap<>();
  private final List<String> neighbours;
  private int born;

  VirtualMonth(long seed, int services) {
    this.random = new Random(seed);
    this.services = services;
    this.rig = new AuditRig();
    for (int i = 0; i < 10; i++) {
      rig.panel.buildLate("neighbour" + i, 1);
    }
    rig.panel.bt().foreign("elsewhere.test.com");
    this.neighbours = neighbours();
  }

  /** Plays the month, and returns what was wrong at any hour. */
  List<String> play() {
    while (born < services) {
      bear();
    }
    rig.work();
    rig.clock.advance(Duration.ofMinutes(10));
    rig.work();
    rig.panel.log().clear();
    for (int hour = 0; hour < HOURS && faults.size() < 20; hour++) {
      if (hour == QUIET_HOURS && !rig.writings().isEmpty()) {
        faults.add("an unchanged fleet was written to: " + rig.writings());
      }
      if (hour >= QUIET_HOURS) {
        bill();
        meddle();
      }
      timers(hour);
      audit(hour);
      for (int i = 0; i < 6; i++) {
        rig.audits.sync(AuditRig.PANEL);
        rig.work();
        rig.clock.advance(Duration.ofMinutes(10));
      }
      look(hour);
      if (hour >= QUIET_HOURS) {
        rig.panel.log().clear();
      }
    }
    return faults;
  }

  private void bear() {
    born++;
    rig.create(born, random.nextInt(3) == 0 ? "lock" : "basic");
  }

  /** What a billing server does in an hour: most customers pay in time, some late, some never. */
  private void bill() {
    for (int number = 1; number <= born; number++) {
      if (random.nextInt(24 * 20) == 0) {
        decide(number);
      }
    }
  }

  private void decide(int number) {
    Service service = rig.journal.service(AuditRig.service(number)).orElseThrow();
    switch (service.wanted().lifecycle()) {
      case ACTIVE -> {
        switch (random.nextInt(6)) {
          case 0, 1 -> rig.send(number, Verb.SUSPEND);
          case 2 -> rig.send(number, Verb.TERMINATE);
          case 3 -> rig.renew(number, random.nextInt(12));
          default -> rig.renew(number, 31 + random.nextInt(31));
        }
      }
      case SUSPENDED -> {
        if (random.nextInt(3) == 0) {
          rig.send(number, Verb.TERMINATE);
        } else {
          rig.renew(number, 31);
          rig.send(number, Verb.UNSUSPEND);
        }
      }
      case TERMINATED -> {
        if (random.nextInt(4) == 0) {
          rig.create(number, "basic");
        }
      }
    }
  }

  /** Customers at the panel's pages, BT that does not obey, and sites that grow. */
  private void meddle() {
    rig.panel.bt().forgetOrders();
    List<Host> hosts = rig.panel.state().liveHosts();
    for (int i = 0; i < 3 && !hosts.isEmpty(); i++) {
      Host host = hosts.get(random.nextInt(hosts.size()));
      if (host.userId() == 1) {
        continue;
      }
      switch (random.nextInt(6)) {
        case 0 -> rig.panel.customer().powerOn(host.id());
        case 1 -> rig.panel.customer().powerOff(host.id());
        case 2 -> rig.panel.bt().site(host.btName()).ifPresent(rig.panel.bt()::start);
        case 3 -> rig.panel.bt().next("SiteStop", BtFault.REFUSES, 1);
        case 4 -> rig.panel.bt().size(host.btName(), random.nextInt(250));
        default -> rig.panel.carryOut("host_sync", Map.of("id", Long.toString(host.id())));
      }
    }
  }

  /** The panel's own timers: it expires and recycles, destroys, and measures. */
  private void timers(int hour) {
    if (hour % 12 == 0) {
      rig.panel.cron().hostTask();
      rig.panel.cron().hostClear();
    }
    if (hour % 2 == 0) {
      rig.panel.cron().btResourceTask();
    }
  }

  private void audit(int hour) {
    rig.audits.sweep(AuditRig.PANEL);
    if (hour % 6 == 0) {
      rig.audits.measure(AuditRig.PANEL);
      rig.audits.cleanUp(AuditRig.PANEL);
    }
    rig.journal
        .brakes()
        .on(AuditRig.PANEL)
        .ifPresent(brake -> rig.audits.release(AuditRig.PANEL, AuditRig.by("ann", "seen to")));
  }

  private void look(int hour) {
    Map<Long, Host> hosts =
        rig.panel.state().liveHosts().stream()
            .collect(Collectors.toMap(Host::id, Function.identity()));
    rig.journal
        .services(ServiceSearch.all("", services))
        .forEach(service -> look(hour, service, hosts));
    if (!neighbours().equals(neighbours)) {
      faults.add("hour " + hour + ": neighbours are " + neighbours());
    }
  }

  private void look(int hour, Service service, Map<Long, Host> hosts) {
    Optional<Host> host = service.host().map(Binding::id).map(id -> hosts.get(id.value()));
    boolean terminated = service.wanted().lifecycle() == Lifecycle.TERMINATED;
    if (host.isEmpty() && service.host().isPresent() && !terminated) {
      faults.add("hour " + hour + ": the panel has taken " + service.id() + " away");
    }
    boolean unpaid = service.wanted().lifecycle() != Lifecycle.ACTIVE;
    boolean serves =
        host.flatMap(it -> rig.panel.bt().site(it.btName())).filter(Site::running).isPresent();
    if (!unpaid || !serves) {
      servesUnpaidSince.remove(service.id());
      return;
    }
    Instant since = servesUnpaidSince.computeIfAbsent(service.id(), id -> rig.clock.instant());
    if (since.plus(SYNC_INTERVAL).isBefore(rig.clock.instant())) {
      faults.add(
          "hour "
              + hour
              + ": "
              + service.id()
              + " serves unpaid since "
              + since
              + "; row "
              + host.map(Host::status).orElse("none")
              + ", last operation "
              + rig.journal.operationsOf(service.id(), 1));
    }
  }

  private List<String> neighbours() {
    return rig.panel.state().allHosts().stream()
        .filter(host -> host.userId() == 1)
        .map(host -> host.btName() + " " + host.status() + " " + host.recycled())
        .toList();
  }

  @Override
  public void close() {
    rig.close();
  }
}
