package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.provision.Claim;
import org.bthost.provisioning.reconcile.HostMatch;
import org.bthost.provisioning.reconcile.Importer;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** Hosts that are on a panel already, and how they become services. */
@Path("api/panels/{id}/hosts")
@Dependent
public class ImportResource {
  private static final int LARGEST = 4 * 1024 * 1024;

  @Inject Importer importer;
  @Inject PanelGateway gateway;

  /** A host of a panel, with what billing knows of it. */
  public record HostView(
      long host,
      String site,
      long user,
      String status,
      String endsOn,
      String match,
      @Nullable String service,
      String why) {
    static HostView of(HostMatch match) {
      return new HostView(
          match.host().id().value(),
          match.host().siteName(),
          match.host().owner().value(),
          match.host().row().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          match.host().endsOn().toString(),
          match.kind().name().toLowerCase(Locale.ROOT),
          match.service().map(ServiceId::value).orElse(null),
          match.why());
    }
  }

  /** One page, in the order of numbers; {@code next} is the {@code after} of the following one. */
  public record Page(List<HostView> hosts, @Nullable Long next) {}

  /** What became of one claim; field and refusal are null where the host was or can be adopted. */
  public record ResultView(
      String service, String host, boolean adopted, @Nullable String field, @Nullable String why) {}

  /**
   * Lists the hosts of a panel, in the order of their numbers, with what billing knows of each.
   *
   * @param id the panel
   */
  @GET
  @Endpoint(
      answers = Page.class,
      errors = {400, 404})
  public Response list(
      @PathParam("id") String id,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (!gateway.knows(id)) {
      return Problem.noSuchPanel();
    }
    try {
      Slice<HostMatch> page = Slice.of(limit, most -> importer.hosts(new PanelId(id), after, most));
      Long next = page.last() == null ? null : page.last().host().id().value();
      return Json.answer(200, new Page(page.rows().stream().map(HostView::of).toList(), next));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable page", e.getMessage(), e.field());
    } catch (PanelTrouble trouble) {
      return Problem.silentPanel(trouble);
    }
  }

  /**
   * Adopts hosts as services, each claim by itself, once all of them can be read.
   *
   * <p>Claims are a JSON array, or a table in CSV whose first line names the columns. No call is
   * made that writes.
   *
   * @param id the panel
   * @param dryRun whether only to tell what can be adopted
   */
  @POST
  @Path("adopt")
  @Endpoint(
      takes = ClaimBody[].class,
      answers = ResultView[].class,
      errors = {400, 404, 413})
  public Response adopt(
      @PathParam("id") String id,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      InputStream body)
      throws IOException {
    return adopt(id, dryRun, body, ClaimBody::ofJson);
  }

  /**
   * Adopts hosts by claims in a table.
   *
   * @param id the panel
   * @param dryRun whether only to tell what can be adopted
   */
  @POST
  @Path("adopt")
  @Consumes("text/csv")
  @Endpoint(
      takes = String.class,
      takesType = "text/csv",
      answers = ResultView[].class,
      errors = {400, 404, 413})
  public Response adoptTable(
      @PathParam("id") String id,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      InputStream body)
      throws IOException {
    return adopt(id, dryRun, body, ClaimBody::ofCsv);
  }

  private Response adopt(
      String id, boolean dryRun, InputStream body, Function<byte[], List<Claim>> reading)
      throws IOException {
    if (!gateway.knows(id)) {
      return Problem.noSuchPanel();
    }
    byte[] content = Body.read(body, LARGEST);
    try {
      List<Claim> claims = reading.apply(content);
      Map<Integer, InvalidIntent> refused = importer.adopt(new PanelId(id), claims, dryRun);
      return Json.answer(
          200,
          IntStream.range(0, claims.size())
              .mapToObj(row -> result(claims.get(row), refused.get(row), dryRun))
              .toList());
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not usable claims", e.getMessage(), e.field());
    } catch (PanelTrouble trouble) {
      return Problem.silentPanel(trouble);
    }
  }

  private static ResultView result(Claim claim, @Nullable InvalidIntent refusal, boolean dryRun) {
    return refusal == null
        ? new ResultView(claim.service().value(), claim.host(), !dryRun, null, null)
        : new ResultView(
            claim.service().value(), claim.host(), false, refusal.field(), refusal.getMessage());
  }
}
