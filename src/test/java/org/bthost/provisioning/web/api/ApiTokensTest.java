package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which token may do what. */
class ApiTokensTest {
  private static final String ADMIN = "admin-token-1234567";
  private static final String BILLING = "billing-token-12345";
  private static final String READ = "read-token-12345678";

  @TempDir Path folder;

  private ApiTokens tokens(String billing, String read) throws IOException {
    String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
    var settings = new HashMap<String, String>();
    settings.put("BTHOST_INSTALLATION_ID", "tokens");
    settings.put("BTHOST_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("BTHOST_PANELS_FILE", empty);
    settings.put("BTHOST_PRODUCTS_FILE", empty);
    settings.put("BTHOST_API_TOKEN", ADMIN);
    settings.put("BTHOST_BILLING_TOKEN", billing);
    settings.put("BTHOST_READ_TOKEN", read);
    return ApiTokens.read(SettingValues.of(Descriptor.load(), Map.copyOf(settings)));
  }

  @Test
  void eachTokenHasItsScopeAndNoOtherHasAny() throws IOException {
    ApiTokens tokens = tokens(BILLING, READ);

    assertThat(tokens.scopeOf("Bearer " + ADMIN)).contains(Scope.ADMIN);
    assertThat(tokens.scopeOf("bearer  " + BILLING)).contains(Scope.BILLING);
    assertThat(tokens.scopeOf("Bearer " + READ)).contains(Scope.READ);
    assertThat(tokens.scopeOf("Basic " + base64("anyone:" + READ))).contains(Scope.READ);
    assertThat(tokens.scopeOf("Bearer " + READ + "x")).isEmpty();
    assertThat(tokens.scopeOf("Bearer ")).isEmpty();
    assertThat(tokens.scopeOf("Basic %%")).isEmpty();
    assertThat(tokens.scopeOf(ADMIN)).isEmpty();
    assertThat(tokens.toString()).doesNotContain(ADMIN, BILLING, READ);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void theLesserTokensNeedNotBeSetAndThenOpenNothing() throws IOException {
    ApiTokens tokens = tokens("", "");

    assertThat(tokens.scopeOf("Bearer " + ADMIN)).contains(Scope.ADMIN);
    assertThat(tokens.scopeOf("Bearer ")).isEmpty();
    assertThat(tokens.scopeOf("Basic " + base64("anyone:"))).isEmpty();
  }

  @Test
  void oneTokenForTwoScopesIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> tokens(ADMIN, READ))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("BTHOST_BILLING_TOKEN")
        .hasMessageContaining("must differ")
        .hasMessageNotContaining(ADMIN);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, api/services, READ",
    "HEAD, api/jobs, READ",
    "POST, api/events, BILLING",
    "POST, api/operations/1/retry, ADMIN",
    "POST, api/panels/p1/release, ADMIN",
    "POST, api/events/x, ADMIN",
    "PUT, api/events, BILLING",
    "DELETE, api/services, ADMIN",
    "POST, nowhere, ADMIN",
    "GET, api/services/s1/access, BILLING",
    "HEAD, api/services/s1/access, BILLING",
    "GET, api/services/access, READ",
    "POST, api/services/s1/actions/sign-in, BILLING",
    "POST, api/services/s1/other, ADMIN"
  })
  void aRequestNeedsAScope(String method, String path, Scope needed) {
    assertThat(Scope.of(method, List.of(path.split("/")))).isEqualTo(needed);
  }

  @Test
  void aScopeCoversThoseBeforeIt() {
    assertThat(Scope.ADMIN.covers(Scope.READ)).isTrue();
    assertThat(Scope.BILLING.covers(Scope.BILLING)).isTrue();
    assertThat(Scope.BILLING.covers(Scope.ADMIN)).isFalse();
    assertThat(Scope.READ.covers(Scope.BILLING)).isFalse();
  }

  @Test
  void thePassportsPermissionsAreTheScopes() throws IOException {
    String passport = Files.readString(Path.of("descriptor", "module.json"));

    assertThat(new JsonMapper().readTree(passport).get("permissions"))
        .extracting(it -> it.asText())
        .containsExactlyElementsOf(Stream.of(Scope.values()).map(Scope::word).toList());
  }
}
