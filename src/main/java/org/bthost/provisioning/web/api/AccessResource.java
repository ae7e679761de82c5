package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.NoAccess;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.web.doc.Endpoint;

/** How the customer of a service gets at its host. */
@Path("api/services/{id}/access")
@Dependent
public class AccessResource {
  @Inject OrderDesk desk;
  @Inject Journal journal;

  /**
   * Tells the passwords of the host, as the panel has them now.
   *
   * @param id the service
   */
  @GET
  @Endpoint(
      answers = AccessView.class,
      errors = {404, 409})
  public Response show(@PathParam("id") String id) {
    return unstored(answer(id));
  }

  private Response answer(String id) {
    try {
      return ServicesResource.find(journal, id)
          .map(it -> Json.answer(200, AccessView.of(id, desk.access(it.id()))))
          .orElseGet(Problem::noSuchService);
    } catch (NoAccess e) {
      return Problem.of(409, "No access now", e.getMessage());
    } catch (PanelTrouble e) {
      return Problem.silentPanel(e);
    }
  }

  /** An answer that nothing on the way may keep. */
  static Response unstored(Response answer) {
    return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
  }
}
