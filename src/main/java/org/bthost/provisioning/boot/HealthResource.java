package org.bthost.provisioning.boot;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bthost.provisioning.web.api.Json;
import org.bthost.provisioning.web.doc.Endpoint;

/** Tells whoever watches over the process whether it lives and whether it can work. */
@Path("health")
@Dependent
public class HealthResource {
  @Inject Health health;

  /** That the process lives: {@code UP}, as nothing else can be answered. */
  record Life(String status) {}

  /** Tells that the process lives. */
  @GET
  @Path("live")
  @Endpoint(answers = Life.class)
  @Produces(MediaType.APPLICATION_JSON)
  public Response live() {
    return Json.answer(200, new Life("UP"));
  }

  /** Tells whether the module can work; 503 where the database does not answer. */
  @GET
  @Path("ready")
  @Endpoint(
      answers = Health.Report.class,
      status = {200, 503})
  @Produces(MediaType.APPLICATION_JSON)
  public Response ready() {
    Health.Report report = health.report();
    return Json.answer(report.status().equals("UP") ? 200 : 503, report);
  }
}
