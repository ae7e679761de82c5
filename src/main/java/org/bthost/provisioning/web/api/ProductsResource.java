package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.InvalidIntent;

/** Products, before a billing server saves them. */
@Path("api/products")
@Dependent
public class ProductsResource {
  private static final int LARGEST = 64 * 1024;

  @Inject OrderDesk desk;

  /** Tells what keeps a product, or options of its orders, from being used. */
  @POST
  @Path("check")
  public Response check(InputStream content) throws IOException {
    byte[] body = content.readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return Problem.of(413, "Too large", "a product has at most " + LARGEST + " bytes");
    }
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
