package org.bthost.provisioning.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.Row;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Fleet;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.Repairs;

/**
 * Has hosts measured that their panel has not measured for long. The measuring call can undo a
 * suspension and believes zeros (panel behaviour, section 6 D), so it is asked for active hosts
 * alone, as an operation: its attempt sees the web server up just before.
 */
final class ResourceAudit {
  private static final Duration NEAR_QUOTA = Duration.ofHours(1);
  private static final int NEAR_PERCENT = 80;

  private final Journal journal;
  private final PanelGateway gateway;
  private final Repairs repairs;
  private final Duration interval;

  /**
   * @param interval how old a measurement may grow
   */
  ResourceAudit(Journal journal, PanelGateway gateway, Repairs repairs, Duration interval) {
    this.journal = journal;
    this.gateway = gateway;
    this.repairs = repairs;
    this.interval = interval;
  }

  /** Files operations for the hosts of a panel that need it; returns how many. */
  long audit(Panel panel) {
    if (gateway.availability(panel.id()) != Availability.WORKING
        || journal.brakes().on(panel.id()).isPresent()) {
      return 0;
    }
    Fleet fleet = journal.fleet();
    Instant now = journal.now();
    long room =
        panel.rules().repairsAtOnce(fleet.size(panel.id()))
            - fleet.underWay(panel.id(), Verb.MEASURE);
    PanelSession session = gateway.reading(panel.id());
    var wanting = new ArrayList<ServiceId>();
    var rows =
        new Batches<HostSight>(
            batch -> {
              if (wanting.size() < room) {
                wanting.addAll(wanting(panel, fleet, batch, now));
              }
            });
    session.eachHost(
        row -> {
          if (row.row() == Row.NORMAL && isOld(row, now)) {
            rows.take(row);
          }
        });
    rows.finish();
    return wanting.stream()
        .limit(Math.max(0, room))
        .filter(it -> repairs.file(it, Verb.MEASURE, "not measured for long").isPresent())
        .count();
  }

  private static List<ServiceId> wanting(
      Panel panel, Fleet fleet, List<HostSight> rows, Instant since) {
    Map<HostId, HostSight> old = new HashMap<>();
    rows.forEach(row -> old.put(row.id(), row));
    return fleet.boundTo(panel.id(), old.keySet()).stream()
        .filter(member -> !member.mayHaveChangedSince(since))
        .map(Member::service)
        .filter(service -> service.wanted().serves())
        .map(service -> service.id())
        .toList();
  }

  private boolean isOld(HostSight row, Instant now) {
    boolean near = isNear(row.usage(), row.limits());
    Duration most = near && NEAR_QUOTA.compareTo(interval) < 0 ? NEAR_QUOTA : interval;
    return row.measuredAt().filter(at -> at.isAfter(now.minus(most))).isEmpty();
  }

  private static boolean isNear(Usage used, Limits limits) {
    return Arrays.stream(Resource.values()).anyMatch(it -> isNear(it.used(used), it.limit(limits)));
  }

  /** 0 = no limit. */
  private static boolean isNear(long used, long limit) {
    return limit > 0 && used * 100 >= limit * NEAR_PERCENT;
  }
}
