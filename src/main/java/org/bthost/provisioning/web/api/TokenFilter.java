package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody into {@code /api} without the token, whether the address exists or not. */
@Provider
@PreMatching
@Dependent
public class TokenFilter implements ContainerRequestFilter {
  @Inject ApiToken token;

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean api = path.matches("/*api(/.*)?");
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (api && (authorization == null || !token.isIn(authorization))) {
      Response refusal =
          Problem.of(
              401,
              "Not authorized",
              "send the header Authorization: Bearer with the token of BTHOST_API_TOKEN");
      request.abortWith(
          Response.fromResponse(refusal)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"bthost\"")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"bthost\"")
              .build());
    }
  }
}
