package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.UsageSpan;
import org.bthost.provisioning.journal.AuditTrail;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.ServiceSearch;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/** Services as they are wanted and as they were last seen. */
@Path("api/services")
@Dependent
public class ServicesResource {
  private static final int OPERATIONS_OF_ONE = 50;

  @Inject Journal journal;
  @Inject PanelGateway gateway;

  /** One page, in the order of ids; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<ServiceView> services, @Nullable String next) {}

  /**
   * Lists services in the order of their ids, each with its newest operation.
   *
   * @param lifecycle as it is wanted
   * @param panel the panel that they are placed on
   * @param product what was bought
   * @param customer billing's id of who bought it
   * @param name the name of the host, as the service shows it
   */
  @GET
  @Endpoint(answers = Page.class, errors = 400)
  public Response list(
      @Words(Lifecycle.class) @QueryParam("lifecycle") @Nullable String lifecycle,
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("product") @Nullable String product,
      @QueryParam("customer") @Nullable String customer,
      @QueryParam("name") @Nullable String name,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<Lifecycle> wanted =
          Filters.word("lifecycle", lifecycle, Lifecycle.class, Enum::name);
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<ProductId> ofProduct = Filters.read("product", product, ProductId::new);
      Optional<String> of = Filters.text(customer);
      Optional<String> named = Filters.text(name);
      Slice<Service> page =
          Slice.of(
              limit,
              most ->
                  journal.services(
                      new ServiceSearch(wanted, onPanel, ofProduct, of, named, after, most)));
      String next = page.last() == null ? null : page.last().id().value();
      return Json.answer(200, new Page(views(page.rows()), next));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  private List<ServiceView> views(List<Service> services) {
    List<ServiceId> ids = services.stream().map(Service::id).toList();
    Map<ServiceId, Sighting> seen = journal.sightings(ids);
    Map<ServiceId, Operation> newest = journal.newestOperations(ids);
    return services.stream()
        .map(
            it ->
                view(
                    it,
                    Optional.ofNullable(seen.get(it.id())),
                    Optional.ofNullable(newest.get(it.id())).stream().toList()))
        .toList();
  }

  /**
   * Shows one service: what is wanted, what was last seen, and its last 50 operations.
   *
   * @param id the service, as billing calls it
   */
  @GET
  @Path("{id}")
  @Endpoint(answers = ServiceView.class, errors = 404)
  public Response one(@PathParam("id") String id) {
    return find(journal, id)
        .map(
            service ->
                Json.answer(
                    200,
                    view(
                        service,
                        journal.sighting(service.id()),
                        journal.operationsOf(service.id(), OPERATIONS_OF_ONE))))
        .orElseGet(Problem::noSuchService);
  }

  /**
   * Tells what was tried for a service and what people did about it, oldest first.
   *
   * @param id the service
   */
  @GET
  @Path("{id}/audit")
  @Endpoint(
      answers = AuditPage.class,
      errors = {400, 404})
  public Response audit(
      @PathParam("id") String id,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Optional<Service> service = find(journal, id);
    if (service.isEmpty()) {
      return Problem.noSuchService();
    }
    try {
      Slice<AuditTrail.Entry> page =
          Slice.of(limit, most -> journal.audit().of(service.get().id(), after, most));
      return Json.answer(200, AuditPage.of(page));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable page", e.getMessage(), e.field());
    }
  }

  /**
   * Tells what a service used, oldest first.
   *
   * @param id the service
   * @param from a time such as 2026-10-01T00:00:00Z; a day before the end where it is not given
   * @param to a time after that; now where it is not given
   */
  @GET
  @Path("{id}/usage")
  @Endpoint(
      answers = UsageView.class,
      errors = {400, 404})
  public Response usage(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    Optional<Service> service = find(journal, id);
    if (service.isEmpty()) {
      return Problem.noSuchService();
    }
    try {
      ServiceId known = service.get().id();
      TimeRange range = TimeRange.read(from, to, journal.now());
      List<UsageSpan> spans = journal.usage().usage(known, range.from(), range.to());
      return Json.answer(200, UsageView.of(known, range, spans));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable range", e.getMessage(), e.field());
    }
  }

  /** The service of an address; empty where there is none of this id, or it can't be an id. */
  static Optional<Service> find(Journal journal, String id) {
    try {
      return journal.service(new ServiceId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private ServiceView view(Service service, Optional<Sighting> seen, List<Operation> operations) {
    return ServiceView.of(
        service, seen.orElse(null), service.settled() ? null : waitsFor(service), operations);
  }

  /** An operation that came while its panel was down has not been tried, and can't tell why. */
  private @Nullable String waitsFor(Service service) {
    return gateway.conditions().stream()
        .filter(panel -> panel.availability() != Availability.WORKING)
        .filter(
            panel -> service.placement().filter(it -> it.panel().equals(panel.panel())).isPresent())
        .map(panel -> "panel " + panel.panel() + " is " + panel.state())
        .findFirst()
        .orElse(null);
  }
}
