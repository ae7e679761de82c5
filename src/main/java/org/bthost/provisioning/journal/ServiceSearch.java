package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ProductId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which services to list, a page at a time, in the order of their ids.
 *
 * @param lifecycle as it is wanted
 * @param customer billing's id of it
 * @param name of the host, as it was issued, or the whole name of an adopted one's site
 * @param after the last id of the page before; the empty text begins
 */
public record ServiceSearch(
    Optional<Lifecycle> lifecycle,
    Optional<PanelId> panel,
    Optional<ProductId> product,
    Optional<String> customer,
    Optional<String> name,
    String after,
    int limit) {

  /** A page of all services. */
  public static ServiceSearch all(String after, int limit) {
    return new ServiceSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        after,
        limit);
  }

  Query query(Handle handle) {
    return new Narrowed("select * from bthost_service")
        .by("after", Optional.of(after), "id > :after")
        .by("lifecycle", lifecycle.map(Lifecycle::name), "lifecycle = :lifecycle")
        .by("panel", panel.map(PanelId::value), "panel = :panel")
        .by("product", product.map(ProductId::value), "product = :product")
        .by("customer", customer, "customer_id = :customer")
        .by("name", name, "(host_name = :name or adopted_site = :name)")
        .query(handle, "order by id limit :limit offset :offset");
  }
}
