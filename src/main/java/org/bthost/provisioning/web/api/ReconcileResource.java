package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.journal.DriftSearch;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.reconcile.AuditReport;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** Shows what differs on whole panels from what is wanted, and has it cured. */
@Path("api/reconcile")
@Dependent
public class ReconcileResource {
  private static final int SHOWN = 500;

  @Inject Audits audits;
  @Inject Journal journal;

  /**
   * Sweeps one panel, or each of them, and tells what differs from what is wanted.
   *
   * @param panel the panel to sweep; every panel where it is not given
   * @param dryRun whether only to look: no operation is filed that would cure a difference
   */
  @POST
  @Endpoint(
      answers = AuditReportView[].class,
      errors = {400, 404})
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
    return AuditReportView.of(report, journal.drift().list(DriftSearch.on(panel, SHOWN)));
  }
}
