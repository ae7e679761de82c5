package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.scenario.Rig.SERVICE;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage, as the API answers. */
class UsageResourceTest {
  private static final Limits LIMITS = new Limits(1000, 1000, 1000, 1, 1, 1);

  private final Rig rig = new Rig();
  private final ServicesResource services = new ServicesResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void wire() {
    services.journal = rig.journal;
    services.gateway = rig.gateway;
    rig.create("basic");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void measure(Instant at, int flowMb) {
    rig.journal
        .usage()
        .take(List.of(new UsageSample(SERVICE, new Usage(12, 3, flowMb), LIMITS, at)));
  }

  private Response usage(String from, String to) {
    return services.usage(SERVICE.value(), from, to);
  }

  @Test
  void withoutARangeTheLastDayIsAnswered() throws IOException {
    Instant now = rig.clock.instant();
    measure(now.minus(Duration.ofHours(25)), 100);
    measure(now.minus(Duration.ofHours(23)), 110);
    measure(now.minus(Duration.ofHours(1)), 150);

    Response answer = usage(null, "");

    JsonNode shown = json(answer);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(shown.get("service").asText()).isEqualTo(SERVICE.value());
    assertThat(shown.get("from").asText()).isEqualTo(now.minus(Duration.ofDays(1)).toString());
    assertThat(shown.get("to").asText()).isEqualTo(now.toString());
    assertThat(shown.get("spans")).hasSize(2);
    JsonNode last = shown.at("/spans/1");
    assertThat(last.get("from").asText()).isEqualTo(now.minus(Duration.ofHours(23)).toString());
    assertThat(last.get("to").asText()).isEqualTo(now.minus(Duration.ofHours(1)).toString());
    assertThat(last.get("siteMb").asInt()).isEqualTo(12);
    assertThat(last.get("databaseMb").asInt()).isEqualTo(3);
    assertThat(last.get("trafficMb").asInt()).isEqualTo(40);
  }

  @Test
  void aRangeIsAnsweredByWhatBeginsInIt() throws IOException {
    Instant now = rig.clock.instant();
    measure(now.minus(Duration.ofHours(5)), 100);
    measure(now.minus(Duration.ofHours(4)), 110);

    String from = now.minus(Duration.ofHours(6)).toString();
    String to = now.minus(Duration.ofHours(4)).toString();

    assertThat(json(usage(from, to)).get("spans")).hasSize(1);
    assertThat(json(usage(from, null)).get("spans")).hasSize(2);
    assertThat(json(usage(null, to)).get("spans")).hasSize(1);
    assertThat(
            json(usage("2026-01-01T08:00:00+08:00", "2026-01-02T00:00:00Z")).get("from").asText())
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "yesterday, -, from, from 'yesterday' must be a time",
        "2026-10-01, -, from, from '2026-10-01' must be a time",
        "-, 1790000000, to, such as 2026-10-01T00:00:00Z",
        "-, -1000000000-01-01T00:00:00Z, to, from 1970 on",
        "+1000000000-12-31T23:59:59Z, -, from, from 1970 on",
        "2026-10-02T00:00:00Z, 2026-10-01T00:00:00Z, to, to must be after from",
        "2026-10-02T00:00:00Z, 2026-10-02T00:00:00Z, to, to must be after from",
        "9999-01-01T00:00:00Z, -, from, must be in the past"
      })
  void aRangeThatCanNotBeMeantIsRefusedWithTheField(
      String from, String to, String field, String told) throws IOException {
    Response answer = usage(from, to);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getMediaType().getSubtype()).isEqualTo("problem+json");
    assertThat(json(answer).get("field").asText()).isEqualTo(field);
    assertThat(json(answer).get("detail").asText()).contains(told);
  }

  @Test
  void ofAServiceThatIsNotKnownNothingIsToldAndOfOneWithoutMeasurementsNoSpan() throws IOException {
    assertThat(services.usage("nobody", null, null).getStatus()).isEqualTo(404);
    assertThat(services.usage("no id", null, null).getStatus()).isEqualTo(404);
    assertThat(json(usage(null, null)).get("spans")).isEmpty();
  }
}
