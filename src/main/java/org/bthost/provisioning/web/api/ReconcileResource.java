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
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.reconcile.AuditReport;
import org.bthost.provisioning.reconcile.Audits;
import org.jspecify.annotations.Nullable;

/** Shows what differs from what is wanted, and has it cured. */
@Path("api")
@Dependent
public class ReconcileResource {
  private static final int SHOWN = 500;

  @Inject Audits audits;
  @Inject Journal journal;

  /**
   * What differs at one service's host, and the operation that cures it.
   *
   * @param operation null where nothing was filed: it was a plan, nothing can be cured, or an
   *     operation is open already
   */
  public record ServicePlanView(
      String service, List<FindingView> differences, @Nullable String operation) {}

  /** Sweeps one panel, or each of them. A dry run makes no writing call and files nothing. */
  @POST
  @Path("reconcile")
  public Response panels(
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    List<PanelId> wanted =
        audits.panels().stream().filter(it -> panel == null || it.value().equals(panel)).toList();
    if (wanted.isEmpty()) {
      return Problem.noSuchPanel();
    }
    try {
      return Json.answer(200, wanted.stream().map(it -> report(it, dryRun)).toList());
    } catch (PanelTrouble trouble) {
      return Problem.silentPanel(trouble);
    }
  }

  private AuditReportView report(PanelId panel, boolean dryRun) {
    AuditReport report = dryRun ? audits.look(panel) : audits.sweep(panel);
    return AuditReportView.of(
        report, journal.drift().list(Optional.of(panel), Optional.empty(), 0, SHOWN));
  }

  /** The same for one service, whose web server is asked about too. */
  @POST
  @Path("services/{id}/reconcile")
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
