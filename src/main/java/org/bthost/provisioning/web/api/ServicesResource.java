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
import java.util.Optional;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.Journal;
import org.jspecify.annotations.Nullable;

/** Services as they are wanted and as they were last seen. */
@Path("api/services")
@Dependent
public class ServicesResource {
  private static final int OPERATIONS_OF_ONE = 50;
  private static final int OPERATIONS_OF_MANY = 1;
  private static final int LARGEST_PAGE = 500;

  @Inject Journal journal;
  @Inject PanelGateway gateway;

  /** One page, in the order of ids; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<ServiceView> services, @Nullable String next) {}

  @GET
  public Response list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      return Problem.ofField(
          400, "Not a usable page", "limit must be 1 to " + LARGEST_PAGE, "limit");
    }
    List<Service> found = journal.services(after, limit + 1);
    List<Service> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? page.get(limit - 1).id().value() : null;
    return Json.answer(
        200, new Page(page.stream().map(it -> view(it, OPERATIONS_OF_MANY)).toList(), next));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    return find(id)
        .map(service -> Json.answer(200, view(service, OPERATIONS_OF_ONE)))
        .orElseGet(() -> Problem.of(404, "No such service", "no event came for this service yet"));
  }

  private Optional<Service> find(String id) {
    try {
      return journal.service(new ServiceId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private ServiceView view(Service service, int operations) {
    return ServiceView.of(
        service,
        journal.sighting(service.id()).orElse(null),
        service.settled() ? null : waitsFor(service),
        journal.operationsOf(service.id(), operations));
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
