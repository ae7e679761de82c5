package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.web.doc.Endpoint;

/** What can be bought, as the products file has it. */
@Path("api/products")
@Dependent
public class ProductsResource {
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
}
