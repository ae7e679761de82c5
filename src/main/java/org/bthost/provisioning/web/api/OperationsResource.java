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
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.OperationSearch;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/** What became of single events, and what people decide about them. */
@Path("api/operations")
@Dependent
public class OperationsResource {
  @Inject Journal journal;
  @Inject OrderDesk desk;

  /** One page, oldest first; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<OperationView> operations, @Nullable String next) {}

  /**
   * Lists operations, oldest first.
   *
   * @param status how they stand
   * @param panel the panel that their service is placed on
   * @param verb what they do
   * @param service the service they are about
   * @param failure why they are not at their end, or did not get there
   */
  @GET
  @Endpoint(answers = Page.class, errors = 400)
  public Response list(
      @Words(Status.class) @QueryParam("status") @Nullable String status,
      @QueryParam("panel") @Nullable String panel,
      @Words(Verb.class) @QueryParam("verb") @Nullable String verb,
      @QueryParam("service") @Nullable String service,
      @Words(FailureClass.class) @QueryParam("failure") @Nullable String failure,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Optional<Status> inStatus = Filters.word("status", status, Status.class, Enum::name);
      Optional<PanelId> onPanel = Filters.read("panel", panel, PanelId::new);
      Optional<Verb> ofVerb = Filters.word("verb", verb, Verb.class, Verb::word);
      Optional<ServiceId> ofService = Filters.read("service", service, ServiceId::new);
      Optional<FailureClass> why = Filters.word("failure", failure, FailureClass.class, Enum::name);
      Optional<OperationId> from = Filters.read("after", after, OperationId::new);
      Slice<Operation> page =
          Slice.of(
              limit,
              most ->
                  journal.operations(
                      new OperationSearch(inStatus, onPanel, ofVerb, ofService, why, from, most)));
      String next = page.last() == null ? null : page.last().id().value();
      return Json.answer(200, new Page(page.rows().stream().map(OperationView::of).toList(), next));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Shows one operation.
   *
   * @param id the operation, as the receipt of its event names it
   */
  @GET
  @Path("{id}")
  @Endpoint(answers = OperationView.class, errors = 404)
  public Response one(@PathParam("id") String id) {
    return operationId(id)
        .flatMap(journal::operation)
        .map(operation -> Json.answer(200, OperationView.of(operation)))
        .orElseGet(OperationsResource::notFound);
  }

  /**
   * Has a held or failed operation worked on again.
   *
   * @param id the operation
   */
  @POST
  @Path("{id}/retry")
  @Endpoint(
      takes = RulingBody.class,
      answers = OperationView.class,
      errors = {400, 404, 409, 413})
  public Response retry(@PathParam("id") String id, InputStream body) throws IOException {
    return rule(id, HandAction.RETRY, body);
  }

  /**
   * Gives an operation up that is not at its end, and takes back what it wanted.
   *
   * @param id the operation
   */
  @POST
  @Path("{id}/cancel")
  @Endpoint(
      takes = RulingBody.class,
      answers = OperationView.class,
      errors = {400, 404, 409, 413})
  public Response cancel(@PathParam("id") String id, InputStream body) throws IOException {
    return rule(id, HandAction.CANCEL, body);
  }

  /**
   * Has a held or failed operation count as succeeded, as a person has seen to it.
   *
   * @param id the operation
   */
  @POST
  @Path("{id}/done")
  @Endpoint(
      takes = RulingBody.class,
      answers = OperationView.class,
      errors = {400, 404, 409, 413})
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
