package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.BurntSearch;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.NameSettling;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** Names that were given up, what each may have left behind, and what people say about it. */
@Path("api/burnt-names")
@Dependent
public class BurntNamesResource {
  @Inject Journal journal;
  @Inject NameSettling settling;

  /** One page; {@code next} is the {@code skip} of the page that follows. */
  public record Page(List<BurntNameView> names, @Nullable Integer next) {}

  /**
   * Lists names that were given up, the first burnt first.
   *
   * @param panel the panel that their service is placed on
   * @param service the service they were issued for
   * @param settled whether a person has seen to them
   */
  @GET
  @Endpoint(answers = Page.class, errors = 400)
  public Response list(
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("service") @Nullable String service,
      @QueryParam("settled") @Nullable Boolean settled,
      @QueryParam("skip") @DefaultValue("0") int skip,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<ServiceId> ofService = Filters.read("service", service, ServiceId::new);
      Optional<Boolean> isSettled = Optional.ofNullable(settled);
      int from = Math.max(0, skip);
      Slice<BurntName> page =
          Slice.of(
              limit,
              most ->
                  journal.burntNames(new BurntSearch(onPanel, ofService, isSettled, from, most)));
      return Json.answer(
          200, new Page(page.rows().stream().map(BurntNameView::of).toList(), page.nextSkip(from)));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Settles a burnt name, as a person has seen to what was left of it.
   *
   * @param name the name
   */
  @POST
  @Path("{name}/settle")
  @Endpoint(
      takes = RulingBody.class,
      answers = BurntNameView.class,
      errors = {400, 404, 413})
  public Response settle(@PathParam("name") String name, InputStream body) throws IOException {
    try {
      Ruling ruling = RulingBody.read(HandAction.DONE, body);
      return hostName(name)
          .flatMap(known -> settling.settle(known, ruling))
          .map(known -> Json.answer(200, BurntNameView.of(known)))
          .orElseGet(() -> Problem.of(404, "No such name", "no burnt name reads so"));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable ruling", e.getMessage(), e.field());
    }
  }

  private static Optional<HostName> hostName(String text) {
    try {
      return Optional.of(new HostName(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
