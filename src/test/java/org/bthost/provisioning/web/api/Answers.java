package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.scenario.Rig;

/** What resources that are called without a server are given, and how their answers are read. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  private Answers() {}

  /** The desk over a rig, with nobody listening. */
  static OrderDesk desk(Rig rig) {
    return new OrderDesk(
        rig.submissions,
        rig.hands,
        rig.access,
        rig.gateway,
        rig.journal.usage(),
        rig.products,
        new OrderDesk.Listeners() {
          @Override
          public void add(OutcomeListener listener) {}

          @Override
          public void remove(OutcomeListener listener) {}
        });
  }

  static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  static JsonNode json(Response answer) throws IOException {
    return JSON.readTree(answer.getEntity().toString());
  }

  /** The same, of an answer that must have this status. */
  static JsonNode json(Response answer, int status) throws IOException {
    try (answer) {
      assertThat(answer.getStatus()).isEqualTo(status);
      return json(answer);
    }
  }
}
