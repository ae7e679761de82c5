package org.bthost.provisioning.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The token that opens the API. */
public final class ApiToken {
  private static final String SCHEME = "Bearer ";
  private final byte[] token;

  public ApiToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether an Authorization header carries the token; takes the same time for any wrong one. */
  boolean isIn(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            token,
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ApiToken[…]";
  }
}
