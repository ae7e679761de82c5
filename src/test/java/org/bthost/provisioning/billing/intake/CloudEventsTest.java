package org.bthost.provisioning.billing.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What order events say of their own limits. */
class CloudEventsTest {
  private static Intent read(String verb, String content) {
    String event =
        """
        {"specversion":"1.0","id":"1","source":"/b","subject":"s",
         "type":"org.bthost.provisioning.%s","data":{"product":"basic",%s}}"""
            .formatted(verb, content);
    return CloudEvents.structured(event.getBytes(UTF_8));
  }

  @Test
  void optionsAreReadWithAndWithoutUnits() {
    Intent intent =
        read(
            "change-package",
            "\"site\":\"20 GB\",\"traffic\":500,\"domains\":\"7\",\"rate\":\"1 MB/s\","
                + "\"database\":null,\"force\":\"yes\"");

    assertThat(intent.details())
        .isEqualTo(
            Map.of(
                Detail.SITE, "20480",
                Detail.TRAFFIC, "500",
                Detail.DOMAINS, "7",
                Detail.RATE, "1024",
                Detail.FORCE, "yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change-package | \"site\":\"\" | site is blank, which never means unlimited",
        "change-package | \"site\":0 | site is a number of MB, or one with its unit",
        "change-package | \"site\":true | site must be a text",
        "change-package | \"force\":\"no\" | force is yes, or is left out",
        "suspend | \"site\":5 | site is nothing that suspend takes",
        "renew | \"paidUntil\":\"2027-01-31\",\"force\":\"yes\" | force is nothing that renew takes",
      })
  void whatIsNoOptionIsRefusedWithItsFieldAndWhatItMayBe(
      String verb, String content, String refusal) {
    assertThatThrownBy(() -> read(verb, content))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageStartingWith(refusal);
  }
}
