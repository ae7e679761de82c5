package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.AuditSearch;
import org.bthost.provisioning.journal.AuditTrail;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** Everything that was tried and that people did, of all services. */
@Path("api/audit")
@Dependent
public class AuditResource {
  @Inject Journal journal;

  /**
   * Lists the rows of the audit trail of all services.
   *
   * @param service the service they are about
   * @param panel the panel that their service is placed on
   * @param person who did it by hand
   * @param event the endpoint of the panel that was called, {@code attempt}, or the action of a
   *     person, such as {@code cancel} or {@code settle}
   * @param newestFirst whether the newest come first; otherwise the oldest do
   */
  @GET
  @Endpoint(answers = AuditPage.class, errors = 400)
  public Response list(
      @QueryParam("service") @Nullable String service,
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("person") @Nullable String person,
      @QueryParam("event") @Nullable String event,
      @QueryParam("newestFirst") @DefaultValue("false") boolean newestFirst,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<ServiceId> ofService = Filters.read("service", service, ServiceId::new);
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<String> by = Filters.text(person);
      Optional<String> what = Filters.text(event);
      Slice<AuditTrail.Entry> page =
          Slice.of(
              limit,
              most ->
                  journal
                      .audit()
                      .list(
                          new AuditSearch(ofService, onPanel, by, what, newestFirst, after, most)));
      return Json.answer(200, AuditPage.of(page));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }
}
