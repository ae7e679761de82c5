package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.ProductReport;
import org.bthost.provisioning.web.doc.Endpoint;

/** What can be bought, as the products file has it, and what is to be, before it is saved. */
@Path("api/products")
@Dependent
public class ProductsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject OrderDesk desk;
  @Inject Catalogue catalogue;

  /** Lists the products, in the order of the products file. */
  @GET
  @Endpoint(answers = ProductView[].class)
  public Response list() {
    return Json.answer(200, catalogue.products().stream().map(ProductView::of).toList());
  }

  /**
   * Shows one product.
   *
   * @param id the product, as events name it
   */
  @GET
  @Path("{id}")
  @Endpoint(answers = ProductView.class, errors = 404)
  public Response one(@PathParam("id") String id) {
    return catalogue.products().stream()
        .filter(product -> product.id().value().equals(id))
        .findFirst()
        .map(product -> Json.answer(200, ProductView.of(product)))
        .orElseGet(
            () ->
                Problem.of(404, "No such product", "the products file has no product of this id"));
  }

  /**
   * Tells what keeps a product, or options of its orders, from being used.
   *
   * <p>The body is an object with the {@code product}, as the products file has it, and the {@code
   * options} of an order.
   */
  @POST
  @Path("check")
  @Endpoint(
      takes = Map.class,
      answers = ProductReport.class,
      errors = {400, 413})
  public Response check(InputStream content) throws IOException {
    byte[] body = Body.read(content, LARGEST);
    try {
      JsonNode given = Json.object(body);
      return Json.answer(
          200, desk.checkProduct(given.path("product").toString(), options(given.path("options"))));
    } catch (InvalidIntent e) {
      return Problem.ofField(400, "Not a usable question", e.getMessage(), e.field());
    }
  }

  private static Map<String, String> options(JsonNode given) {
    if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
      throw new InvalidIntent("options", "must be a JSON object");
    }
    var options = new TreeMap<String, String>();
    given
        .properties()
        .forEach(
            option -> {
              JsonNode value = option.getValue();
              if (!value.isTextual() && !value.isNumber() && !value.isNull()) {
                throw new InvalidIntent("options." + option.getKey(), "must be a text or a number");
              }
              options.put(option.getKey(), value.isNull() ? "" : value.asText());
            });
    return options;
  }
}
