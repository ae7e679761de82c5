package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.bthost.provisioning.reconcile.AuditRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans, repairs and what people say about drift, as the API answers. */
class ReconcileResourceTest {
  private final AuditRig rig = new AuditRig();
  private final ReconcileResource reconcile = new ReconcileResource();
  private final ServiceReconcileResource ofService = new ServiceReconcileResource();
  private final DriftResource drift = new DriftResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void open() {
    reconcile.audits = rig.audits;
    reconcile.journal = rig.journal;
    ofService.audits = rig.audits;
    drift.audits = rig.audits;
    drift.journal = rig.journal;
    rig.built(12);
    rig.panel.carryOut(
        "host_edit", Map.of("id", Long.toString(rig.host(1).id()), "site_max", "9000"));
    rig.panel.log().clear();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aDryRunShowsWhatDiffersAndTheCallsAndWritesNothing() throws IOException {
    JsonNode report = json(reconcile.panels("p1", true)).get(0);
    rig.settle();

    assertThat(report.path("compared").asInt()).isEqualTo(12);
    assertThat(report.path("found").path("wrong-limits").asInt()).isEqualTo(1);
    assertThat(report.path("filed").asInt()).isZero();
    JsonNode difference = report.path("differences").get(0);
    assertThat(difference.path("service").asText()).isEqualTo("s1");
    assertThat(difference.path("what").asText()).isEqualTo("site MB 9000 instead of 200");
    assertThat(difference.path("calls").get(0).asText()).isEqualTo("host_update");
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void appliedItIsCuredAndAnotherPlanIsEmpty() throws IOException {
    assertThat(json(reconcile.panels(null, false)).get(0).path("filed").asInt()).isEqualTo(1);
    rig.settle();

    assertThat(rig.writings()).contains("host_update");
    JsonNode again = json(reconcile.panels("p1", true)).get(0);
    assertThat(again.path("found")).isEmpty();
    assertThat(again.path("differences")).isEmpty();
  }

  @Test
  void oneServiceIsPlannedAndCuredByItself() throws IOException {
    JsonNode plan = json(ofService.service("s1", true));
    assertThat(plan.path("differences")).hasSize(1);
    assertThat(plan.path("operation").isNull()).isTrue();

    assertThat(json(ofService.service("s1", false)).path("operation").asText()).isNotEmpty();
    rig.settle();

    assertThat(json(ofService.service("s1", true)).path("differences")).isEmpty();
  }

  @Test
  void whatIsNotThereIsToldAsNotFound() throws IOException {
    assertThat(reconcile.panels("p9", true).getStatus()).isEqualTo(404);
    assertThat(ofService.service("nobody", true).getStatus()).isEqualTo(404);
    assertThat(
            drift
                .settle("p1", "orphan", "host 99", body("{\"by\":\"ann\",\"reason\":\"gone\"}"))
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void aBtThatIsDeadIsToldForOneServiceAsNothingThatDiffers() throws IOException {
    rig.panel.bt().dead(true);

    assertThat(json(ofService.service("s2", true)).path("differences")).isEmpty();
  }

  @Test
  void driftIsListedByPanelAndKindAndSettledByAPerson() throws IOException {
    reconcile.panels("p1", true);

    assertThat(json(drift.list("p1", "wrong-limits", null, null, 0, 10)).path("drift")).hasSize(1);
    assertThat(json(drift.list("p1", "missing", null, null, 0, 10)).path("drift")).isEmpty();
    assertThat(drift.list("p1", "broken", null, null, 0, 10).getStatus()).isEqualTo(400);

    Response settled =
        drift.settle("p1", "wrong-limits", "s1", body("{\"by\":\"ann\",\"reason\":\"a gift\"}"));
    assertThat(settled.getStatus()).isEqualTo(200);
    reconcile.panels("p1", false);
    rig.settle();

    assertThat(rig.writings()).isEmpty();
    assertThat(
            json(drift.list(null, null, null, true, 0, 10))
                .path("drift")
                .get(0)
                .path("settledBy")
                .asText())
        .isEqualTo("ann");
  }
}
