package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.provision.UnknownJob;
import org.jspecify.annotations.Nullable;

/** What the module does again and again by itself, and a person's hand on it. */
@Path("api/jobs")
@Dependent
public class JobsResource {
  @Inject Rota rota;

  @GET
  public Response list() {
    return answer(200, rota.entries());
  }

  @POST
  @Path("{name}/run")
  public Response run(@PathParam("name") String name, @QueryParam("panel") @Nullable String panel) {
    return of(panel, it -> ran(rota.runNow(name, it)));
  }

  private static Response ran(List<Rota.Entry> running) {
    return running.isEmpty()
        ? Problem.of(409, "The job was not run", "it is running already, or it is paused")
        : answer(202, running);
  }

  @POST
  @Path("{name}/pause")
  public Response pause(
      @PathParam("name") String name, @QueryParam("panel") @Nullable String panel) {
    return of(panel, it -> answer(200, rota.pause(name, it)));
  }

  @POST
  @Path("{name}/resume")
  public Response resume(
      @PathParam("name") String name, @QueryParam("panel") @Nullable String panel) {
    return of(panel, it -> answer(200, rota.resume(name, it)));
  }

  private static Response of(@Nullable String panel, Function<Optional<String>, Response> request) {
    try {
      return request.apply(Optional.ofNullable(panel).filter(it -> !it.isEmpty()));
    } catch (UnknownJob e) {
      return Problem.of(404, "No such job", e.getMessage());
    }
  }

  private static Response answer(int status, List<Rota.Entry> entries) {
    return Json.answer(status, entries.stream().map(JobView::of).toList());
  }
}
