package org.bthost.provisioning.web.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Lets nobody in without the token, but to health and figures, whether the address exists or not.
 */
@Provider
@PreMatching
@Dependent
public class TokenFilter implements ContainerRequestFilter {
  private static final Set<String> OPEN = Set.of("health", "metrics");

  @Inject ApiToken token;

  @Override
  public void filter(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (!isOpen(request) && (authorization == null || !token.isIn(authorization))) {
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

  /** By whole segments, without the parameters that a segment can carry after a semicolon. */
  private static boolean isOpen(ContainerRequestContext request) {
    return request.getUriInfo().getPathSegments().stream()
        .map(PathSegment::getPath)
        .filter(segment -> !segment.isEmpty())
        .findFirst()
        .filter(OPEN::contains)
        .isPresent();
  }
}
