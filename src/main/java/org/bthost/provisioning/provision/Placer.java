package org.bthost.provisioning.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;
import org.bthost.provisioning.journal.Rooms.Waiting;

/**
 * Chooses the panel of a new service: one of its product's group that has room, works and is not in
 * maintenance. Chosen once, and kept; whoever finds none waits in line, the oldest order first.
 *
 * <p>A panel is never given more than it has room for, however many nodes place at once: what is
 * taken is counted, and the choice written, while all the group's panels are held.
 */
final class Placer {
  private static final Duration SOON = FailureClass.NO_ROOM.waitAfter(1);

  private final Journal journal;
  private final Catalogue catalogue;
  private final PanelGateway gateway;

  Placer(Journal journal, Catalogue catalogue, PanelGateway gateway) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.gateway = gateway;
  }

  /**
   * Whether a service has no panel yet, or one that can't take it any more, as its order or the
   * files were changed before anything was built.
   */
  boolean hasNoPlace(Attempt attempt) {
    Service service = attempt.service();
    if (service.wanted().lifecycle() == Lifecycle.TERMINATED) {
      return false;
    }
    return service.placement().isEmpty() || (!hasBegun(attempt) && !canTake(service));
  }

  private static boolean hasBegun(Attempt attempt) {
    int incarnation = attempt.service().wanted().incarnation();
    return attempt.service().host().isPresent()
        || attempt.names().stream().anyMatch(name -> name.incarnation() == incarnation);
  }

  private boolean canTake(Service service) {
    Optional<Panel> panel = service.placement().flatMap(place -> catalogue.panel(place.panel()));
    Optional<Product> product = catalogue.product(service.wanted().product());
    return panel.isEmpty() || product.isEmpty() || panel.get().carries(product.get());
  }

  /** Places a service that has no place; what it did so far is nothing that a panel knows of. */
  Verdict place(Attempt attempt, HostName userName) {
    OrderedPackage wanted = attempt.service().wanted().ordered();
    return product(wanted)
        .map(
            product ->
                attempt.<Verdict>inLease(ledger -> place(ledger, attempt, product, userName)))
        .orElseGet(() -> Verdict.Held.productGone(wanted.product()));
  }

  private Verdict place(Ledger ledger, Attempt attempt, Product product, HostName userName) {
    if (!hasNoPlace(attempt)) {
      return new Verdict.Placed();
    }
    Service service = attempt.service().unbound();
    if (attempt.service().placement().isPresent()) {
      ledger.keepMemory(service);
    }
    GroupRoom room = held(ledger, product.group());
    List<Waiting> ahead = ahead(ledger, attempt, product.group());
    ahead.forEach(it -> room.take(product(it), Optional.empty()));
    Optional<PanelId> chosen = room.take(product, ledger.rooms().home(service.id())).map(Panel::id);
    if (chosen.isEmpty()) {
      return new Verdict.NoRoom(ahead.size(), room.shortage(product) + inLine(ahead.size()));
    }
    ledger.keepMemory(service.placed(new Placement(chosen.get(), userName, Optional.empty())));
    ledger.rooms().used(chosen.get());
    return new Verdict.Placed();
  }

  private static String inLine(int ahead) {
    return ahead == 0 ? "" : "; older orders that wait: " + ahead;
  }

  private GroupRoom held(Ledger ledger, PanelGroup group) {
    ledger.rooms().hold(ids(catalogue.panels(group)));
    return room(ledger, group);
  }

  private GroupRoom room(Ledger ledger, PanelGroup group) {
    List<Panel> panels = catalogue.panels(group);
    Map<PanelId, Map<OrderedPackage, Long>> taken = ledger.rooms().taken(ids(panels));
    return new GroupRoom(
        panels,
        ids(panels).stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    id -> catalogue.occupancy(taken.getOrDefault(id, Map.of())))),
        catalogue.spread(),
        panel -> gateway.availability(panel) == Availability.WORKING);
  }

  private static List<PanelId> ids(List<Panel> panels) {
    return panels.stream().map(Panel::id).toList();
  }

  /** Those who wait for room of a group and came before this one. */
  private List<Waiting> ahead(Ledger ledger, Attempt attempt, PanelGroup group) {
    ServiceId id = attempt.service().id();
    Optional<Instant> came =
        attempt.operations().stream().map(Operation::createdAt).min(Comparator.naturalOrder());
    var own = new Waiting(id, attempt.service().wanted().ordered(), came.orElse(Instant.MAX));
    return line(ledger, group).stream()
        .filter(it -> !it.service().equals(id) && it.isBefore(own))
        .toList();
  }

  private List<Waiting> line(Ledger ledger, PanelGroup group) {
    List<ProductId> products =
        catalogue.products().stream()
            .filter(product -> product.group().equals(group))
            .map(Product::id)
            .toList();
    return products.isEmpty() ? List.of() : ledger.rooms().line(products);
  }

  private Product product(Waiting waiting) {
    return product(waiting.ordered()).orElseThrow();
  }

  private Optional<Product> product(OrderedPackage ordered) {
    return catalogue.product(ordered.product()).map(it -> it.with(ordered.options()));
  }

  /**
   * Calls the first of those who wait for room and would get some now: after each attempt by which
   * room may have come, or which may have left some to others.
   */
  void callNext(Service service, Verdict verdict) {
    if (verdict instanceof Verdict.Placed || verdict instanceof Verdict.NoRoom) {
      catalogue.product(service.wanted().product()).map(Product::group).ifPresent(this::callNext);
    } else if (service.desired().filter(it -> it.lifecycle() == Lifecycle.TERMINATED).isPresent()) {
      service
          .placement()
          .flatMap(place -> catalogue.panel(place.panel()))
          .map(panel -> panel.room().group())
          .ifPresent(this::callNext);
    }
  }

  private void callNext(PanelGroup group) {
    journal.write(
        ledger -> {
          List<Waiting> line = line(ledger, group);
          if (!line.isEmpty()) {
            callNext(ledger, line, room(ledger, group));
          }
          return line;
        });
  }

  /** Where none would get any, the first of the line looks again soon, and calls on from there. */
  private void callNext(Ledger ledger, List<Waiting> line, GroupRoom room) {
    Optional<Waiting> next =
        line.stream()
            .filter(it -> room.take(product(it), Optional.empty()).isPresent())
            .findFirst();
    Instant when = next.isPresent() ? ledger.now() : ledger.now().plus(SOON);
    ledger.due(next.orElse(line.get(0)).service(), when);
  }
}
