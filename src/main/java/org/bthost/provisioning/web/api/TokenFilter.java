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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody in without a token, but to health, figures and the sign-in page, whether the address
 * exists or not; and with one only as far as its scope goes.
 */
@Provider
@PreMatching
@Dependent
public class TokenFilter implements ContainerRequestFilter {
  private static final Set<String> OPEN = Set.of("health", "metrics", "sign-in");

  @Inject ApiTokens tokens;

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> path = path(request);
    if (isOpen(path)) {
      return;
    }
    Optional<Scope> scope =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(tokens::scopeOf);
    Scope needed = Scope.of(request.getMethod(), path);
    if (scope.isEmpty()) {
      request.abortWith(unknown());
    } else if (!scope.get().covers(needed)) {
      request.abortWith(
          Problem.of(
              403,
              "Not allowed",
              "this token's scope is '"
                  + scope.get().word()
                  + "'; the request needs one of scope '"
                  + needed.word()
                  + "'"));
    }
  }

  /** Whether an address of these segments needs no token. */
  static boolean isOpen(List<String> path) {
    return path.stream().findFirst().filter(OPEN::contains).isPresent();
  }

  private static Response unknown() {
    Response refusal =
        Problem.of(
            401,
            "Not authorized",
            "send the header Authorization: Bearer with the token of BTHOST_API_TOKEN");
    return Response.fromResponse(refusal)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"bthost\"")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"bthost\"")
        .build();
  }

  /** Whole segments, without the parameters that one can carry after a semicolon. */
  private static List<String> path(ContainerRequestContext request) {
    return request.getUriInfo().getPathSegments().stream()
        .map(PathSegment::getPath)
        .filter(segment -> !segment.isEmpty())
        .toList();
  }
}
