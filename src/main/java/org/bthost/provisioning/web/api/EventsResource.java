package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bthost.provisioning.billing.intake.CloudEvents;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.journal.JournalUnreachable;
import org.bthost.provisioning.web.doc.Endpoint;

/** The HTTP door for order events: CloudEvents 1.0 in structured or binary mode. */
@Path("api/events")
@Dependent
public class EventsResource {
  private static final int LARGEST = 64 * 1024;
  private static final String STRUCTURED = "application/cloudevents+json";

  @Inject OrderDesk desk;

  /**
   * Takes an order event, and answers once it is durable; the same event again, the same.
   *
   * <p>It is a CloudEvent 1.0. In binary mode its attributes are headers, such as {@code ce-type},
   * and {@code data} is the whole body, as application/json.
   */
  @POST
  @Endpoint(
      takes = OrderEventBody.class,
      takesType = STRUCTURED,
      answers = ReceiptView.class,
      status = 202,
      errors = {400, 409, 413})
  public Response take(InputStream content, @Context HttpHeaders headers) throws IOException {
    byte[] body = Body.read(content, LARGEST);
    try {
      Receipt receipt = desk.submit(read(body, headers));
      return Json.answer(202, ReceiptView.of(receipt));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable order event", e.getMessage(), e.field());
    } catch (EventConflict e) {
      return Problem.of(409, "Another event of this key is known", e.getMessage());
    } catch (JournalUnreachable e) {
      return Problem.noDatabase();
    }
  }

  private static Intent read(byte[] body, HttpHeaders headers) {
    MediaType type = headers.getMediaType();
    boolean binary = headers.getHeaderString("ce-specversion") != null;
    boolean structured =
        type != null && STRUCTURED.equals(type.getType() + "/" + type.getSubtype());
    if (structured || !binary) {
      return CloudEvents.structured(body);
    }
    return CloudEvents.binary(
        name ->
            Optional.ofNullable(headers.getHeaderString("ce-" + name))
                .map(header -> decode(name, header)),
        body);
  }

  /** Headers carry what is not ASCII percent-encoded (CloudEvents HTTP binding, 3.1.3.2). */
  private static String decode(String attribute, String header) {
    try {
      return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent("ce-" + attribute, "is not percent-encoded as CloudEvents wants it");
    }
  }
}
