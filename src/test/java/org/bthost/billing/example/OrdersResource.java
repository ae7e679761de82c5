package org.bthost.billing.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** How customers reach the shop. */
@Path("orders/{order}")
@RequestScoped
public class OrdersResource {
  @Inject Shop shop;
  @Inject OrderBook book;

  @POST
  public Response buy(
      @PathParam("order") String order,
      @FormParam("product") @DefaultValue("basic") String product,
      @FormParam("card") String card) {
    try {
      shop.buy(order, "customer-of-" + order, product, card);
      return Response.status(201).build();
    } catch (CardRefused e) {
      return Response.status(402).build();
    }
  }

  @POST
  @Path("suspend")
  public void suspend(@PathParam("order") String order) {
    shop.suspend(order);
  }

  @GET
  public Response news(@PathParam("order") String order) {
    return book.find(order)
        .map(news -> Response.ok(news, "text/plain"))
        .orElse(Response.status(404))
        .build();
  }

  /** What the module has of it. */
  @GET
  @Path("operations")
  public String operations(@PathParam("order") String order) {
    return shop.operations(order).toString();
  }
}
