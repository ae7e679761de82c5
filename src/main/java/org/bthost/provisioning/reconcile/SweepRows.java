package org.bthost.provisioning.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.journal.DriftBook.Finder;
import org.bthost.provisioning.journal.Fleet;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.Drift;
import org.bthost.provisioning.provision.HostComparison;

/**
 * The rows of one panel's list, as they come in: compared by the batch, and forgotten, but for one
 * bit a host.
 */
final class SweepRows {
  private static final int PAGE = 500;

  /** Where fewer are remembered, one that is gone says nothing of the panel. */
  private static final int FEW = 5;

  private final Journal journal;
  private final Fleet fleet;
  private final Panel panel;
  private final HostComparison comparison;
  private final Map<HostPackage, Optional<PackageTerms>> terms;
  private final Instant since;
  private final Batches<HostSight> batches = new Batches<>(this::compare);
  private final BitSet listed = new BitSet();
  private final Tally tally = new Tally();
  private long asRemembered;
  private long strangers;
  private long missing;
  private long living;

  /**
   * @param terms what every package means on the panel
   * @param since when the list was asked for
   */
  SweepRows(
      Journal journal,
      Panel panel,
      HostComparison comparison,
      Map<HostPackage, Optional<PackageTerms>> terms,
      Instant since) {
    this.journal = journal;
    this.fleet = journal.fleet();
    this.panel = panel;
    this.comparison = comparison;
    this.terms = terms;
    this.since = since;
  }

  void take(HostSight row) {
    batches.take(row);
  }

  /**
   * To be called when the list has come to its end, and not where it broke off.
   *
   * @param services how many of the panel's services should have a host
   */
  void finish(long services) {
    batches.finish();
    if (living < services) {
      findMissing();
    }
  }

  Tally tally() {
    return tally;
  }

  private void compare(List<HostSight> batch) {
    Map<HostId, Member> members = new HashMap<>();
    fleet
        .boundTo(panel.id(), batch.stream().map(HostSight::id).toList())
        .forEach(it -> members.put(it.service().host().orElseThrow().id(), it));
    var findings = new ArrayList<Finding>();
    var samples = new ArrayList<UsageSample>();
    for (HostSight row : batch) {
      Optional.ofNullable(members.get(row.id()))
          .ifPresent(member -> findings.addAll(compare(member, row, samples)));
    }
    findings.addAll(orphans(batch.stream().filter(row -> !members.containsKey(row.id())).toList()));
    list(findings);
    journal.usage().take(samples);
  }

  private void list(List<Finding> findings) {
    tally.found(findings);
    journal.drift().found(Finder.SWEEP, findings, since);
  }

  private List<Finding> compare(Member member, HostSight row, List<UsageSample> samples) {
    Service service = member.service();
    listed.set(Math.toIntExact(row.id().value()));
    if (service.wanted().lifecycle() != Lifecycle.TERMINATED) {
      living++;
    }
    Optional<String> stranger = stranger(service, row);
    if (stranger.isPresent()) {
      strangers++;
      return alarming(
          new Finding(
              panel.id(),
              DriftKind.WRONG_OWNER,
              Optional.of(service.id()),
              Optional.of(row.id()),
              row.siteName(),
              stranger.get(),
              List.of()));
    }
    asRemembered++;
    row.measuredAt()
        .filter(at -> member.sampledAt().filter(last -> !at.isAfter(last)).isEmpty())
        .map(at -> new UsageSample(service.id(), row.usage(), row.limits(), at))
        .ifPresent(samples::add);
    if (member.mayHaveChangedSince(since)) {
      return List.of();
    }
    tally.compared();
    List<Finding> findings = findings(service, row.siteName(), new ObservedState.Present(row));
    boolean dateIsAsWeLeftIt = service.lastSeenEnd().equals(Optional.of(row.endsOn()));
    tally.alarm(
        findings.stream()
            .filter(it -> it.kind() != DriftKind.WRONG_END_DATE || !dateIsAsWeLeftIt)
            .toList());
    return findings;
  }

  private List<Finding> alarming(Finding finding) {
    List<Finding> findings = notIgnored(Stream.of(finding));
    tally.alarm(findings);
    return findings;
  }

  private List<Finding> notIgnored(Stream<Finding> findings) {
    return findings.filter(it -> panel.rules().policy(it.kind()) != DriftPolicy.IGNORE).toList();
  }

  private static Optional<String> stranger(Service service, HostSight row) {
    Binding host = service.host().orElseThrow();
    Optional<PanelUserId> user = service.placement().flatMap(Placement::user);
    if (!host.isNamed(row.siteName())) {
      return Optional.of(
          "number " + host.id() + " is " + row.siteName() + " instead of " + host.name());
    }
    return user.filter(row.owner()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "host "
                + host.id()
                + " ("
                + host.name()
                + ") belongs to panel user "
                + row.owner()
                + " instead of "
                + user.map(PanelUserId::toString).orElse("none"));
  }

  private List<Finding> findings(Service service, String site, ObservedState observed) {
    return notIgnored(Findings.of(panel.id(), service, site, drifts(service, observed)).stream());
  }

  private List<Drift> drifts(Service service, ObservedState observed) {
    return comparison
        .compare(service, observed, pack -> terms.getOrDefault(pack, Optional.empty()))
        .orElse(List.of());
  }

  private List<Finding> orphans(List<HostSight> unknown) {
    Map<PanelUserId, ServiceId> owners =
        fleet.owners(panel.id(), unknown.stream().map(HostSight::owner).distinct().toList());
    return notIgnored(
        unknown.stream()
            .flatMap(
                row ->
                    Optional.ofNullable(owners.get(row.owner())).stream()
                        .map(service -> orphan(service, row))));
  }

  /** One that carries a name given up came late, and is taken down; any other is for a person. */
  private Finding orphan(ServiceId service, HostSight row) {
    boolean late =
        fleet.burntNames(service).stream().anyMatch(name -> name.isNameOf(row.siteName()));
    return new Finding(
        panel.id(),
        DriftKind.ORPHAN,
        Optional.of(service),
        Optional.of(row.id()),
        row.siteName(),
        late
            ? "host " + row.id() + " was built late under a name of " + service + " given up since"
            : "host " + row.id() + " of panel user " + row.owner() + " is no service's",
        late ? List.of("host_stop", "host_recycle") : List.of());
  }

  private void findMissing() {
    long after = 0;
    List<Member> page = fleet.living(panel.id(), after, PAGE);
    while (!page.isEmpty()) {
      var findings = new ArrayList<Finding>();
      for (Member member : page) {
        after = member.service().host().orElseThrow().id().value();
        if (!listed.get(Math.toIntExact(after)) && !member.mayHaveChangedSince(since)) {
          tally.compared();
          findings.addAll(absent(member.service()));
        }
      }
      tally.alarm(findings);
      list(findings);
      page = fleet.living(panel.id(), after, PAGE);
    }
  }

  private List<Finding> absent(Service service) {
    List<Finding> findings =
        Findings.of(panel.id(), service, "", drifts(service, new ObservedState.Absent()));
    missing += findings.stream().filter(it -> it.kind() == DriftKind.MISSING).count();
    return notIgnored(findings.stream());
  }

  /** Why this does not seem to be the panel that the hosts were built on, if so. */
  Optional<String> otherPanel() {
    long gone = strangers + missing;
    long remembered = asRemembered + gone;
    boolean other =
        remembered >= FEW ? asRemembered * 2 < remembered : strangers > 0 && asRemembered == 0;
    return other
        ? Optional.of(
            "of "
                + remembered
                + " hosts only "
                + asRemembered
                + " are there as they were: this seems to be another panel, or a restored backup;"
                + " nothing is written to it until someone has looked at it and releases it")
        : Optional.empty();
  }
}
