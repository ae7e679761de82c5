package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.web.doc.Endpoint;
import org.jspecify.annotations.Nullable;

/** What a panel offers to choose from, for a billing server's product forms. */
@Path("api/panels/{id}/offers")
@Dependent
public class OffersResource {
  @Inject PanelGateway gateway;
  @Inject PanelOffers offers;

  /**
   * A panel's lists.
   *
   * @param at when they were asked for; in UTC, ISO 8601
   * @param trouble why newer ones could not be had, or a list is missing; null where all is well
   */
  public record OffersView(
      String panel, String at, @Nullable String trouble, Map<String, List<Offer>> offers) {
    static OffersView of(String panel, PanelOffers.Lists lists) {
      var byWord = new TreeMap<String, List<Offer>>();
      lists.lists().forEach((kind, list) -> byWord.put(kind.word(), list));
      return new OffersView(panel, lists.at().toString(), lists.trouble().orElse(null), byWord);
    }
  }

  /**
   * Lists what a panel has to choose from, for the forms of a billing server.
   *
   * @param id the panel
   * @param refresh whether the panel is asked even if it was asked in the last ten minutes
   */
  @GET
  @Endpoint(
      answers = OffersView.class,
      errors = {400, 404})
  public Response list(
      @PathParam("id") String id, @QueryParam("refresh") @DefaultValue("false") boolean refresh) {
    if (!gateway.knows(id)) {
      return Problem.noSuchPanel();
    }
    try {
      return Json.answer(200, OffersView.of(id, offers.of(new PanelId(id), refresh)));
    } catch (PanelTrouble trouble) {
      return Problem.silentPanel(trouble);
    }
  }
}
