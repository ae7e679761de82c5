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
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.web.doc.Endpoint;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/** The letters to customers: those that wait, were sent, were given up, or are billing's. */
@Path("api/letters")
@Dependent
public class LettersResource {
  @Inject Journal journal;

  /** One page; {@code next} is the {@code after} of the page that follows. */
  public record Page(List<LetterEntryView> letters, @Nullable Long next) {}

  /**
   * Lists the letters to customers, oldest first: what each is about, not what it says.
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
      Slice<Delivery<Letter>> page =
          Deliveries.page(journal.letters(), state, service, after, limit);
      return Json.answer(
          200,
          new Page(page.rows().stream().map(LetterEntryView::of).toList(), Deliveries.next(page)));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable search", e.getMessage(), e.field());
    }
  }

  /**
   * Has a letter of the module's sent once more, whatever became of it.
   *
   * @param number the letter
   */
  @POST
  @Path("{number}/replay")
  @Endpoint(
      answers = LetterEntryView.class,
      status = 202,
      errors = {404, 409})
  public Response replay(@PathParam("number") long number) {
    return journal
        .letters()
        .replay(number)
        .map(LettersResource::replayed)
        .orElseGet(() -> Problem.of(404, "No such letter", "no letter has this number"));
  }

  private static Response replayed(Delivery<Letter> delivery) {
    return delivery.state() == Delivery.State.HANDED
        ? Problem.of(409, "Not the module's letter", "billing has its text, and is to send it")
        : Json.answer(202, LetterEntryView.of(delivery));
  }
}
