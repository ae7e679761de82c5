package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.NoAccess;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Ticket;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.JournalUnreachable;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What people ask of one service beside its order events. */
@Path("api/services/{id}/actions")
@Dependent
public class ActionsResource {
  private static final int LARGEST = 16 * 1024;
  private static final int LONGEST_KEY = 255;
  private static final String SOURCE = "/bthost/api";

  @Inject OrderDesk desk;
  @Inject Journal journal;
  @Inject SettingValues settings;

  /**
   * A visit of the sign-in page.
   *
   * @param url where to send the customer's browser, at once and once
   * @param expiresAt when it is of no more use, ISO 8601 in UTC
   */
  public record SignInView(String url, String expiresAt) {}

  /**
   * Gives a ticket for one visit of the sign-in page.
   *
   * @param id the service
   */
  @POST
  @Path("sign-in")
  @Endpoint(
      answers = SignInView.class,
      status = 201,
      errors = {404, 409})
  public Response signIn(@PathParam("id") String id, @Context UriInfo address) {
    return signIn(
        id,
        settings
            .optional("BTHOST_PUBLIC_URL")
            .map(UriBuilder::fromUri)
            .orElseGet(address::getBaseUriBuilder));
  }

  Response signIn(String id, UriBuilder base) {
    return AccessResource.unstored(
        of(
            id,
            service -> {
              Ticket ticket = desk.signIn(service.id());
              String url = base.path("sign-in").path(ticket.value()).build().toString();
              return Json.answer(201, new SignInView(url, ticket.expiresAt().toString()));
            }));
  }

  /**
   * Takes an action in, and answers with its operation once it is durable.
   *
   * <p>The body is a JSON object of what the action takes, or nothing at all.
   *
   * @param id the service
   * @param action its word, such as {@code change-password}; an unknown one is answered with those
   *     that there are
   * @param key makes it safe to ask again: the same key is the same action
   */
  @POST
  @Path("{action}")
  @Endpoint(
      takes = Map.class,
      answers = ReceiptView.class,
      status = 202,
      errors = {400, 404, 409, 413})
  public Response act(
      @PathParam("id") String id,
      @PathParam("action") String action,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      InputStream content)
      throws IOException {
    byte[] body = Body.read(content, LARGEST);
    Optional<Verb> verb = Verb.of(action).filter(ActionsResource::isAskedHere);
    if (verb.isEmpty()) {
      return Problem.of(404, "No such action", "there are: " + words());
    }
    return of(
        id,
        service ->
            Json.answer(
                202,
                ReceiptView.of(take(ActionBody.read(key(key), verb.get(), service.id(), body)))));
  }

  private Receipt take(ActionBody action) {
    return action
        .password()
        .map(
            password ->
                desk.changePassword(
                    action.intent().key(), action.intent().service(), action.account(), password))
        .orElseGet(() -> desk.submit(action.intent()));
  }

  /** Order events have their own door. */
  private static boolean isAskedHere(Verb verb) {
    return !verb.isOwn() && !Verb.ofBilling().contains(verb);
  }

  private static String words() {
    return Arrays.stream(Verb.values())
        .filter(ActionsResource::isAskedHere)
        .map(Verb::word)
        .collect(Collectors.joining(", ", "sign-in, ", ""));
  }

  private static EventKey key(@Nullable String given) {
    if (given != null && (given.isBlank() || given.length() > LONGEST_KEY)) {
      throw new InvalidIntent("Idempotency-Key", "has 1 to " + LONGEST_KEY + " characters");
    }
    return new EventKey(SOURCE, given == null ? UUID.randomUUID().toString() : given);
  }

  private Response of(String id, Function<Service, Response> answer) {
    try {
      return ServicesResource.find(journal, id).map(answer).orElseGet(Problem::noSuchService);
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable action", e.getMessage(), e.field());
    } catch (EventConflict e) {
      return Problem.of(409, "Another action of this key is known", e.getMessage());
    } catch (NoAccess e) {
      return Problem.of(409, "No access now", e.getMessage());
    } catch (PanelTrouble e) {
      return Problem.silentPanel(e);
    } catch (JournalUnreachable e) {
      return Problem.noDatabase();
    }
  }
}
