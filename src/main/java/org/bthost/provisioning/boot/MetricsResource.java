package org.bthost.provisioning.boot;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.bthost.provisioning.web.doc.Endpoint;

/** The figures, for Prometheus. */
@Path("metrics")
@Dependent
public class MetricsResource {
  @Inject Metrics metrics;

  /** Gives the figures, as Prometheus reads them. */
  @GET
  @Endpoint(answers = String.class, type = "text/plain")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String figures() {
    return metrics.scrape();
  }
}
