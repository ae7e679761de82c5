package org.bthost.provisioning.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;

/** The room on the panels: what is taken of it, and which services wait for some. */
public final class Rooms {
  /** A service that is to end takes its room until its host was seen gone. */
  private static final String TAKES_ROOM = "(lifecycle <> 'TERMINATED' or reached < generation)";

  /**
   * What it has, unless a change was allowed already; what it is to have, before it has anything.
   */
  private static final String RESERVED = "coalesce(room_product, applied_product, product)";

  /** What its order has of its own beside that product. */
  private static final String OPTIONS =
      "case when room_product is not null then room_options"
          + " when applied_product is not null then applied_options else package_options end";

  private final Handle handle;

  Rooms(Handle handle) {
    this.handle = handle;
  }

  /**
   * A service that waits for room.
   *
   * @param since when its order came
   */
  public record Waiting(ServiceId service, OrderedPackage ordered, Instant since) {
    private static final Comparator<Waiting> BY_AGE =
        Comparator.comparing(Waiting::since).thenComparing(it -> it.service().value());

    /** Whether its order came before that of another; of two that came at once, one did. */
    public boolean isBefore(Waiting other) {
      return BY_AGE.compare(this, other) < 0;
    }
  }

  /** Holds panels against all others who place services, until the transaction ends. */
  public void hold(Collection<PanelId> panels) {
    var missing = new TreeSet<>(panels.stream().map(PanelId::value).toList());
    handle
        .createQuery(
            "select panel from bthost_room where panel in (<panels>) order by panel for update")
        .bindList("panels", List.copyOf(missing))
        .mapTo(String.class)
        .list()
        .forEach(missing::remove);
    missing.forEach(panel -> handle.execute("insert into bthost_room (panel) values (?)", panel));
  }

  /** Notes that a service was placed on a panel which is held. */
  public void used(PanelId panel) {
    handle.execute("update bthost_room set placings = placings + 1 where panel = ?", panel.value());
  }

  /** How many services take room on these panels, by the package that reserves it. */
  public Map<PanelId, Map<OrderedPackage, Long>> taken(Collection<PanelId> panels) {
    return handle
        .createQuery(
            "select panel, "
                + RESERVED
                + " as reserved, "
                + OPTIONS
                + " as options, count(*) as services from bthost_service"
                + " where panel in (<panels>) and "
                + TAKES_ROOM
                + " group by panel, "
                + RESERVED
                + ", "
                + OPTIONS)
        .bindList("panels", panels.stream().map(PanelId::value).toList())
        .reduceRows(
            new HashMap<PanelId, Map<OrderedPackage, Long>>(),
            (taken, row) -> {
              taken
                  .computeIfAbsent(
                      new PanelId(row.getColumn("panel", String.class)), it -> new HashMap<>())
                  .merge(
                      new OrderedPackage(
                          new ProductId(row.getColumn("reserved", String.class)),
                          Columns.options(row.getColumn("options", String.class))),
                      row.getColumn("services", Long.class),
                      Long::sum);
              return taken;
            });
  }

  /** The services of these products that wait for room, by the age of their orders. */
  public List<Waiting> line(Collection<ProductId> products) {
    return handle
        .createQuery(
            "select s.id, s.product, s.package_options, min(o.created_at) as since from bthost_service s"
                + " join bthost_operation o on o.service = s.id"
                + " where s.panel is null and s.product in (<products>)"
                + " and o.status in ('RUNNING', 'WAITING') and o.failure = :failure"
                + " group by s.id, s.product, s.package_options")
        .bindList("products", products.stream().map(ProductId::value).toList())
        .bind("failure", FailureClass.NO_ROOM.name())
        .map(
            (row, context) ->
                new Waiting(
                    new ServiceId(row.getString("id")),
                    new OrderedPackage(
                        new ProductId(row.getString("product")),
                        Columns.options(row.getString("package_options"))),
                    Columns.instant(row, "since")))
        .list()
        .stream()
        .sorted(Waiting.BY_AGE)
        .toList();
  }

  /** The package whose room a service takes. */
  public OrderedPackage reserved(ServiceId service) {
    return handle
        .createQuery(
            "select "
                + RESERVED
                + " as reserved, "
                + OPTIONS
                + " as options from bthost_service where id = :id")
        .bind("id", service.value())
        .map(
            (row, context) ->
                new OrderedPackage(
                    Columns.product(row, "reserved").orElseThrow(),
                    Columns.options(row.getString("options"))))
        .one();
  }

  /** Has a service take the room of another package, on a panel that is held. */
  public void reserve(ServiceId service, OrderedPackage ordered, PanelId panel) {
    handle.execute(
        "update bthost_service set room_product = ?, room_options = ? where id = ?",
        ordered.product().value(),
        Columns.lines(ordered.options()).orElse(null),
        service.value());
    used(panel);
  }

  /** The panel that a service lives on or, before its present incarnation, lived on. */
  public Optional<PanelId> home(ServiceId service) {
    return handle
        .createQuery("select home_panel from bthost_service where id = :id")
        .bind("id", service.value())
        .map((row, context) -> Columns.text(row, "home_panel").map(PanelId::new))
        .one();
  }
}
