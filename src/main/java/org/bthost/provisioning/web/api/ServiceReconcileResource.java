package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Shows how one host differs from what is wanted, and has it cured. A class of its own, as a server
 * looks no further than the class whose path fits best: one for all of {@code api} is never come to
 * where {@code api/services} is another's.
 */
@Path("api/services/{id}/reconcile")
@Dependent
public class ServiceReconcileResource {
  @Inject Audits audits;

  /**
   * What differs at one service's host, and the operation that cures it.
   *
   * @param operation null where nothing was filed: it was a plan, nothing can be cured, or an
   *     operation is open already
   */
  public record ServicePlanView(
      String service, List<FindingView> differences, @Nullable String operation) {}

  /**
   * Tells how the host of one service differs from what is wanted, by its row and its web server.
   *
   * @param id the service
   * @param dryRun whether only to look: no operation is filed that would cure a difference
   */
  @POST
  @Endpoint(
      answers = ServicePlanView.class,
      errors = {400, 404})
  public Response service(
      @PathParam("id") String id, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    try {
      ServiceId service = new ServiceId(id);
      return audits
          .differences(service)
          .map(found -> Json.answer(200, plan(service, found, dryRun)))
          .orElseGet(Problem::noSuchService);
    } catch (PanelTrouble trouble) {
      return Problem.silentPanel(trouble);
    } catch (IllegalArgumentException notAnId) {
      return Problem.noSuchService();
    }
  }

  private ServicePlanView plan(ServiceId service, List<Finding> found, boolean dryRun) {
    Optional<OperationId> operation =
        dryRun
            ? Optional.empty()
            : found.stream()
                .filter(Finding::isCurable)
                .findFirst()
                .flatMap(it -> audits.reconcile(service, it.kind() + ": " + it.what()));
    return new ServicePlanView(
        service.value(),
        found.stream().map(FindingView::of).toList(),
        operation.map(OperationId::value).orElse(null));
  }
}
