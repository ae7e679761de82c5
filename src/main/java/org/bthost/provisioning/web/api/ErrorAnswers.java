package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.bthost.provisioning.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells as a problem what no resource has answered itself: an address or a method that there is
 * not, a database that is away, and a fault of the module, whose details only the log tells.
 */
@Provider
@Dependent
@SuppressWarnings("NullAway.Init") // the server gives the fields
public class ErrorAnswers implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @Context UriInfo address;
  @Context Request request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException refusal && refusal.getResponse() != null) {
      Response answer = refusal.getResponse();
      return answer.hasEntity() || answer.getStatus() < 400 ? answer : problem(answer);
    }
    if (Journal.isUnreachable(failure)) {
      LOG.warn(
          "{} {}: no database: {}", request.getMethod(), address.getPath(), failure.toString());
      return Problem.noDatabase();
    }
    LOG.error("{} {} failed", request.getMethod(), address.getPath(), failure);
    return Problem.of(500, "A fault of the module", "the request failed; the log tells why");
  }

  /** The same answer, which the server made, with a body and what headers tell beside it. */
  private static Response problem(Response answer) {
    Response told =
        Problem.of(answer.getStatus(), answer.getStatusInfo().getReasonPhrase(), detail(answer));
    Response.ResponseBuilder whole = Response.fromResponse(told);
    answer.getHeaders().forEach((name, values) -> values.forEach(it -> whole.header(name, it)));
    return whole.type(told.getMediaType()).build();
  }

  private static String detail(Response answer) {
    return switch (answer.getStatus()) {
      case 404 -> "there is nothing at this address; /api/openapi.json tells what there is";
      case 405 -> "this address takes " + answer.getHeaderString(HttpHeaders.ALLOW);
      default -> "/api/openapi.json tells what this address takes and gives";
    };
  }
}
