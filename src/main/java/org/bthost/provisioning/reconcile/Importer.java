package org.bthost.provisioning.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.Fleet;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.Adoption;
import org.bthost.provisioning.provision.Claim;

/** Shows which hosts of a panel billing knows, and makes services of those it is told to. */
public final class Importer {
  private static final int PAGE = 500;

  private final Journal journal;
  private final PanelGateway gateway;
  private final Adoption adoption;

  public Importer(Journal journal, PanelGateway gateway, Adoption adoption) {
    this.journal = journal;
    this.gateway = gateway;
    this.adoption = adoption;
  }

  /**
   * The hosts of a panel in the order of their numbers, after this one.
   *
   * @throws org.bthost.provisioning.domain.PanelTrouble where the panel does not answer
   */
  public List<HostMatch> hosts(PanelId panel, long after, int limit) {
    var rows = new TreeMap<Long, HostSight>();
    PanelSession session = gateway.reading(panel);
    session.eachHost(
        row -> {
          if (row.id().value() > after) {
            rows.put(row.id().value(), row);
            if (rows.size() > limit) {
              rows.pollLastEntry();
            }
          }
        });
    Map<HostId, ServiceId> matched = new HashMap<>();
    journal
        .fleet()
        .boundTo(panel, rows.values().stream().map(HostSight::id).toList())
        .forEach(it -> matched.put(host(it), it.service().id()));
    Candidates candidates = candidates(session, panel, rows.size() > matched.size());
    return rows.values().stream().map(row -> match(row, matched, candidates)).toList();
  }

  private Candidates candidates(PanelSession session, PanelId panel, boolean wanted) {
    List<Service> hostless = wanted ? hostless(panel) : List.of();
    return new Candidates(hostless, hostless.isEmpty() ? Map.of() : session.userNames());
  }

  private static HostId host(Member member) {
    return member.service().host().orElseThrow().id();
  }

  private List<Service> hostless(PanelId panel) {
    Fleet fleet = journal.fleet();
    var all = new ArrayList<Service>();
    List<Service> page = fleet.hostless("", PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(
              it ->
                  it.placement().map(Placement::panel).filter(panel::equals).isPresent()
                      || it.placement().isEmpty())
          .forEach(all::add);
      page = fleet.hostless(page.get(page.size() - 1).id().value(), PAGE);
    }
    return all;
  }

  private static HostMatch match(
      HostSight row, Map<HostId, ServiceId> matched, Candidates candidates) {
    return Optional.ofNullable(matched.get(row.id()))
        .map(service -> new HostMatch(row, HostMatch.Kind.MATCHED, Optional.of(service), ""))
        .or(() -> candidates.match(row))
        .orElseGet(() -> new HostMatch(row, HostMatch.Kind.FOREIGN, Optional.empty(), ""));
  }

  /**
   * Adopts hosts, or only says what would come of it.
   *
   * @return of each claim what was refused about it, by its index in the list; nothing of the rest
   * @throws org.bthost.provisioning.domain.PanelTrouble where the panel does not answer
   */
  public Map<Integer, InvalidIntent> adopt(PanelId panel, List<Claim> claims, boolean dryRun) {
    Map<String, HostSight> found = find(panel, claims);
    var refused = new TreeMap<Integer, InvalidIntent>();
    for (int i = 0; i < claims.size(); i++) {
      int index = i;
      Claim claim = claims.get(i);
      refusal(panel, claim, Optional.ofNullable(found.get(claim.host())), dryRun)
          .ifPresent(why -> refused.put(index, why));
    }
    return refused;
  }

  private Map<String, HostSight> find(PanelId panel, List<Claim> claims) {
    Set<String> claimed = claims.stream().map(Claim::host).collect(Collectors.toSet());
    var found = new HashMap<String, HostSight>();
    gateway
        .reading(panel)
        .eachHost(
            row ->
                Stream.of(row.id().toString(), row.siteName())
                    .filter(claimed::contains)
                    .forEach(it -> found.put(it, row)));
    return found;
  }

  private Optional<InvalidIntent> refusal(
      PanelId panel, Claim claim, Optional<HostSight> host, boolean dryRun) {
    if (host.isEmpty()) {
      return Optional.of(new InvalidIntent("host", "the panel lists no such host"));
    }
    if (dryRun) {
      return adoption.check(claim, panel, host.get());
    }
    try {
      adoption.adopt(claim, panel, host.get());
      return Optional.empty();
    } catch (InvalidIntent refused) {
      return Optional.of(refused);
    }
  }
}
