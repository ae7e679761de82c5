package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Lane;
import org.bthost.provisioning.journal.WorkQueue;

/**
 * Lets due services in to be worked on by this node: of each panel only its own share at a time, so
 * that one that hangs takes no worker from another; none of a panel that is down, and one where it
 * is on trial. Thread-safe.
 */
public final class Turnstile {
  private final WorkQueue queue;
  private final PanelGateway gateway;
  private final List<Lane> lanes;
  private final String node;
  private final int share;
  private final Duration leaseLength;
  private final Map<Lane, Integer> inside = new ConcurrentHashMap<>();

  /**
   * @param node names this process among those of the cluster
   * @param share services of one panel that are worked on at a time
   */
  public Turnstile(
      Journal journal,
      PanelGateway gateway,
      Catalogue catalogue,
      String node,
      int share,
      Duration leaseLength) {
    this.queue = journal.queue();
    this.gateway = gateway;
    // A panel that was taken out of the panels file still has services, which must be told so.
    Stream<PanelId> panels =
        Stream.concat(catalogue.panels().stream().map(Panel::id), journal.panels().stream());
    this.lanes = Stream.concat(Stream.of(Lane.UNPLACED), panels.distinct().map(Lane::of)).toList();
    this.node = node;
    this.share = share;
    this.leaseLength = leaseLength;
  }

  /** Lets in whom there is room for; each must {@link #leave} again. */
  public synchronized List<Due> admit() {
    var room = new LinkedHashMap<Lane, Integer>();
    for (Lane lane : lanes) {
      int free = share(lane) - inside(lane);
      if (free > 0) {
        room.put(lane, free);
      }
    }
    List<Due> admitted = queue.claim(node, leaseLength, room);
    admitted.forEach(due -> inside.merge(due.lane(), 1, Integer::sum));
    return admitted;
  }

  private int share(Lane lane) {
    return switch (availability(lane)) {
      case WORKING -> share;
      case ON_TRIAL -> 1;
      case DOWN -> 0;
    };
  }

  private Availability availability(Lane lane) {
    return lane.panel().map(gateway::availability).orElse(Availability.WORKING);
  }

  private int inside(Lane lane) {
    return inside.getOrDefault(lane, 0);
  }

  public void leave(Due due) {
    inside.merge(due.lane(), -1, Integer::sum);
  }

  /** The panels on trial that no service waits for, so that none of them can try it. */
  public List<PanelId> untried() {
    return lanes.stream()
        .filter(lane -> availability(lane) == Availability.ON_TRIAL && inside(lane) == 0)
        .map(Lane::panel)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Tries a panel in the place of a service. */
  public void probe(PanelId panel) {
    inside.merge(Lane.of(panel), 1, Integer::sum);
    try {
      gateway.probe(panel);
    } finally {
      inside.merge(Lane.of(panel), -1, Integer::sum);
    }
  }
}
