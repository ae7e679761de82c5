package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import java.util.Optional;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.OperationSearch;
import org.jspecify.annotations.Nullable;

/** What became of single events, and what people decide about them. */
@Path("api/operations")
@Dependent
public class OperationsResource {
  @Inject Journal journal;
  @Inject OrderDesk desk;

  /** One page, oldest first; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<OperationView> operations, @Nullable String next) {}

  @GET
  public Response list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("panel") @Nullable String panel,
      @QueryParam("verb") @Nullable String verb,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<Status> inStatus = Filters.read("status", status, Status::valueOf);
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<Verb> ofVerb = Filters.read("verb", verb, OperationsResource::verb);
      Optional<OperationId> from = Filters.read("after", after, OperationId::new);
      Slice<Operation> page =
          Slice.of(
              limit,
              most ->
                  journal.operations(new OperationSearch(inStatus, onPanel, ofVerb, from, most)));
      String next = page.last() == null ? null : page.last().id().value();
      return Json.answer(200, new Page(page.rows().stream().map(OperationView::of).toList(), next));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  private static Verb verb(String word) {
    return Verb.of(word).orElseThrow(() -> new IllegalArgumentException(word));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    return operationId(id)
        .flatMap(journal::operation)
        .map(operation -> Json.answer(200, OperationView.of(operation)))
        .orElseGet(OperationsResource::notFound);
  }

  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id, InputStream body) throws IOException {
    return rule(id, HandAction.RETRY, body);
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id, InputStream body) throws IOException {
    return rule(id, HandAction.CANCEL, body);
  }

  @POST
  @Path("{id}/done")
  public Response done(@PathParam("id") String id, InputStream body) throws IOException {
    return rule(id, HandAction.DONE, body);
  }

  private Response rule(String id, HandAction action, InputStream body) throws IOException {
    try {
      Ruling ruling = RulingBody.read(action, body);
      return operationId(id)
          .flatMap(known -> desk.rule(known, ruling))
          .map(operation -> Json.answer(200, OperationView.of(operation)))
          .orElseGet(OperationsResource::notFound);
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable ruling", e.getMessage(), e.field());
    } catch (RulingConflict e) {
      return Problem.of(409, "The operation does not stand so", e.getMessage());
    }
  }

  private static Response notFound() {
    return Problem.of(404, "No such operation", "no operation has this id");
  }

  private static Optional<OperationId> operationId(String text) {
    try {
      return Optional.of(new OperationId(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
