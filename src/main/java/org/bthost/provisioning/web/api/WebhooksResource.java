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
import java.util.List;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/** The messages for billing's webhook address: those that wait, were taken, or were given up. */
@Path("api/webhooks")
@Dependent
public class WebhooksResource {
  @Inject Journal journal;

  /** One page; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<WebhookView> webhooks, @Nullable Long next) {}

  /**
   * Lists the messages for billing's webhook address, oldest first.
   *
   * @param state what became of them
   * @param service the service they tell of
   */
  @GET
  @Endpoint(answers = Page.class, errors = 400)
  public Response list(
      @Words(Delivery.State.class) @QueryParam("state") @Nullable String state,
      @QueryParam("service") @Nullable String service,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    try {
      Slice<Delivery<WebhookMessage>> page =
          Deliveries.page(journal.webhooks(), state, service, after, limit);
      return Json.answer(
          200, new Page(page.rows().stream().map(WebhookView::of).toList(), Deliveries.next(page)));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Has a message sent once more, whatever became of it.
   *
   * @param number the message
   */
  @POST
  @Path("{number}/replay")
  @Endpoint(answers = WebhookView.class, status = 202, errors = 404)
  public Response replay(@PathParam("number") long number) {
    return journal
        .webhooks()
        .replay(number)
        .map(delivery -> Json.answer(202, WebhookView.of(delivery)))
        .orElseGet(() -> Problem.of(404, "No such message", "no message has this number"));
  }
}
