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
import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DriftSearch;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/** What audits found differing, and what people say about it. */
@Path("api/drift")
@Dependent
public class DriftResource {
  @Inject Journal journal;
  @Inject Audits audits;

  /** One page; {@code next} is the {@code skip} of the page that follows. */
  public record Page(List<DriftView> drift, @Nullable Integer next) {}

  /**
   * Lists what audits found differing, in the order of panels, kinds and subjects.
   *
   * @param panel the panel it was found on
   * @param kind how it differs
   * @param service the service it was found at
   * @param settled whether a person has seen to it
   */
  @GET
  @Endpoint(answers = Page.class, errors = 400)
  public Response list(
      @QueryParam("panel") @Nullable String panel,
      @Words(DriftKind.class) @QueryParam("kind") @Nullable String kind,
      @QueryParam("service") @Nullable String service,
      @QueryParam("settled") @Nullable Boolean settled,
      @QueryParam("skip") @DefaultValue("0") int skip,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<DriftKind> ofKind = Filters.word("kind", kind, DriftKind.class, DriftKind::word);
      Optional<ServiceId> ofService = Filters.read("service", service, ServiceId::new);
      Optional<Boolean> isSettled = Optional.ofNullable(settled);
      int from = Math.max(0, skip);
      Slice<DriftEntry> page =
          Slice.of(
              limit,
              most ->
                  journal
                      .drift()
                      .list(new DriftSearch(onPanel, ofKind, ofService, isSettled, from, most)));
      return Json.answer(
          200, new Page(page.rows().stream().map(DriftView::of).toList(), page.nextSkip(from)));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Settles a difference, as a person has seen to it: it stays listed while it is there, and is
   * repaired no more.
   *
   * @param panel the panel it was found on
   * @param kind how it differs
   * @param subject what differs: a service's id, or a host's number, as in {@code host 17}
   */
  @POST
  @Path("{panel}/{kind}/{subject}/settle")
  @Endpoint(
      takes = RulingBody.class,
      answers = Ruling.class,
      errors = {400, 404, 413})
  public Response settle(
      @PathParam("panel") String panel,
      @Words(DriftKind.class) @PathParam("kind") String kind,
      @PathParam("subject") String subject,
      InputStream body)
      throws IOException {
    try {
      Ruling ruling = RulingBody.read(HandAction.DONE, body);
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<DriftKind> ofKind = Filters.word("kind", kind, DriftKind.class, DriftKind::word);
      boolean settled =
          onPanel.isPresent()
              && ofKind.isPresent()
              && audits.settle(onPanel.get(), ofKind.get(), subject, ruling);
      return settled
          ? Json.answer(200, ruling)
          : Problem.of(404, "No such drift", "nothing of this panel, kind and subject is listed");
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable ruling", e.getMessage(), e.field());
    }
  }
}
