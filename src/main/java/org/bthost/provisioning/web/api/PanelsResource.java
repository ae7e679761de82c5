package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;

/** The panels, and the test of the connection to one. */
@Path("api/panels")
@Dependent
public class PanelsResource {
  @Inject PanelGateway gateway;
  @Inject OrderDesk desk;

  /** A panel as the API shows it. */
  public record PanelView(
      String id, String address, String availability, String state, List<String> warnings) {
    static PanelView of(PanelCondition panel) {
      return new PanelView(
          panel.panel().value(),
          panel.address(),
          panel.availability().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          panel.state(),
          panel.warnings());
    }
  }

  /** What a connection test found. */
  public record TestView(String panel, boolean usable, String diagnosis, List<String> quirks) {}

  @GET
  public Response list() {
    return Json.answer(200, gateway.conditions().stream().map(PanelView::of).toList());
  }

  @POST
  @Path("{id}/test")
  public Response test(@PathParam("id") String id) {
    boolean known =
        gateway.conditions().stream().anyMatch(panel -> panel.panel().value().equals(id));
    if (!known) {
      return Problem.of(404, "No such panel", "the panels file has no panel of this id");
    }
    ConnectionReport report = desk.testConnection(new PanelId(id));
    return Json.answer(200, new TestView(id, report.usable(), report.diagnosis(), report.quirks()));
  }
}
