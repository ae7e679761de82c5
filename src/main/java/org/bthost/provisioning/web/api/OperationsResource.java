package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.journal.Journal;

/** What became of single events. */
@Path("api/operations")
@Dependent
public class OperationsResource {
  @Inject Journal journal;

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    return find(id)
        .map(operation -> Json.answer(200, OperationView.of(operation)))
        .orElseGet(() -> Problem.of(404, "No such operation", "no operation has this id"));
  }

  private Optional<Operation> find(String id) {
    try {
      return journal.operation(new OperationId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
