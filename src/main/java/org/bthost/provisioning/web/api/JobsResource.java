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
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.provision.UnknownJob;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What the module does again and again by itself, and a person's hand on it. */
@Path("api/jobs")
@Dependent
public class JobsResource {
  @Inject Rota rota;

  /**
   * Lists the recurring jobs, with what their last runs came to.
   *
   * @param panel the panel they are for
   * @param failed whether their last run failed
   * @param paused whether a person has paused them
   */
  @GET
  @Endpoint(answers = JobView[].class, errors = 400)
  public Response list(
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("failed") @Nullable Boolean failed,
      @QueryParam("paused") @Nullable Boolean paused) {
    try {
      Optional<PanelId> ofPanel = Filters.read("panel", panel, PanelId::new);
      return answer(
          200,
          rota.entries().stream()
              .filter(it -> ofPanel.isEmpty() || it.row().job().panel().equals(ofPanel))
              .filter(it -> failed == null || it.row().failed() == failed)
              .filter(it -> paused == null || it.row().paused() == paused)
              .toList());
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Runs a job at once, on the node that is asked, beside its schedule.
   *
   * @param name the job
   * @param panel the panel to run it for; every panel where it is not given
   */
  @POST
  @Path("{name}/run")
  @Endpoint(
      answers = JobView[].class,
      status = 202,
      errors = {404, 409})
  public Response run(@PathParam("name") String name, @QueryParam("panel") @Nullable String panel) {
    return of(panel, it -> ran(rota.runNow(name, it)));
  }

  private static Response ran(List<Rota.Entry> running) {
    return running.isEmpty()
        ? Problem.of(409, "The job was not run", "it is running already, or it is paused")
        : answer(202, running);
  }

  /**
   * Keeps a job from running, on every node and over restarts, until it is resumed.
   *
   * @param name the job
   * @param panel the panel to pause it for; every panel where it is not given
   */
  @POST
  @Path("{name}/pause")
  @Endpoint(answers = JobView[].class, errors = 404)
  public Response pause(
      @PathParam("name") String name, @QueryParam("panel") @Nullable String panel) {
    return of(panel, it -> answer(200, rota.pause(name, it)));
  }

  /**
   * Lets a paused job run by its schedule again.
   *
   * @param name the job
   * @param panel the panel to resume it for; every panel where it is not given
   */
  @POST
  @Path("{name}/resume")
  @Endpoint(answers = JobView[].class, errors = 404)
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
