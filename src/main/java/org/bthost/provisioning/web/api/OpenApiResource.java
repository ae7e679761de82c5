package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.bthost.provisioning.web.doc.Endpoint;

/** What there is to ask for, as machines read it. */
@Path("api/openapi.json")
@Dependent
public class OpenApiResource {
  static final String FILE = "/bthost/openapi.json";

  /** Gives this document: OpenAPI 3.1. */
  @GET
  @Endpoint(answers = Map.class)
  public Response document() throws IOException {
    try (InputStream in = OpenApiResource.class.getResourceAsStream(FILE)) {
      return Response.ok(in.readAllBytes(), MediaType.APPLICATION_JSON).build();
    }
  }
}
