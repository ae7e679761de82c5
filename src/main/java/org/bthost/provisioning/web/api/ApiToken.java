package org.bthost.provisioning.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The token that opens the API. */
public final class ApiToken {
  private final byte[] token;

  public ApiToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether an Authorization header carries the token: as a bearer's, or as the password of any
   * name, which is what a browser sends. Takes the same time for any wrong one.
   */
  boolean isIn(String authorization) {
    return credentials(authorization, "Bearer ").filter(this::is).isPresent()
        || credentials(authorization, "Basic ")
            .map(ApiToken::password)
            .filter(this::is)
            .isPresent();
  }

  private static Optional<String> credentials(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(authorization.substring(scheme.length()).strip())
        : Optional.empty();
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private boolean is(String given) {
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ApiToken[…]";
  }
}
