package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;

/** The tokens that open the API, each as far as its scope goes. */
public final class ApiTokens {
  private final Map<Scope, byte[]> tokens = new EnumMap<>(Scope.class);

  private ApiTokens(Map<Scope, String> tokens) {
    tokens.forEach((scope, token) -> this.tokens.put(scope, token.getBytes(UTF_8)));
  }

  /**
   * Reads those that are set.
   *
   * @throws ConfigurationFault where one token is to have two scopes
   */
  public static ApiTokens read(SettingValues settings) {
    var tokens = new EnumMap<Scope, String>(Scope.class);
    for (Scope scope : Scope.values()) {
      settings.optional(scope.setting()).ifPresent(token -> tokens.put(scope, token));
    }
    if (tokens.values().stream().distinct().count() < tokens.size()) {
      throw new ConfigurationFault(
          List.of(
              Stream.of(Scope.values()).map(Scope::setting).collect(Collectors.joining(", "))
                  + " must differ from each other"));
    }
    return new ApiTokens(tokens);
  }

  /**
   * The scope of the token that an Authorization header carries: as a bearer's, or as the password
   * of any name, which is what a browser sends. Takes the same time for any wrong one.
   */
  Optional<Scope> scopeOf(String authorization) {
    byte[] given =
        credentials(authorization, "Bearer ")
            .or(() -> credentials(authorization, "Basic ").map(ApiTokens::password))
            .orElse("")
            .getBytes(UTF_8);
    return tokens.entrySet().stream()
        .filter(entry -> MessageDigest.isEqual(entry.getValue(), given))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<String> credentials(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(authorization.substring(scheme.length()).strip())
        : Optional.empty();
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "ApiTokens" + tokens.keySet();
  }
}
