package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.provision.NameSettling;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.scenario.Rig;
import org.bthost.sandbox.BtFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that were given up, as the API lists and settles them. */
class BurntNamesResourceTest {
  private static final String RULING = "{\"by\":\"ann\",\"reason\":\"deleted at BT\"}";

  private final Rig rig = new Rig();
  private final BurntNamesResource resource = new BurntNamesResource();
  private final ServicesResource services = new ServicesResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void burnOne() {
    resource.journal = rig.journal;
    resource.settling =
        new NameSettling(rig.journal, new SecretCheck(text -> text.contains(rig.panel.token())));
    services.journal = rig.journal;
    rig.panel.bt().next("SetEdate", BtFault.REFUSES, 1);
    rig.built("basic");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private JsonNode listed(Boolean settled) throws IOException {
    return json(resource.list("p1", "svc-1", settled, 0, 10)).path("names");
  }

  private String name() throws IOException {
    return listed(null).get(0).path("name").asText();
  }

  private JsonNode trail() throws IOException {
    return json(services.audit("svc-1", 0, 500)).path("entries");
  }

  @Test
  void anEntrySaysWhyTheNameWasGivenUpAndWhatToLookForAtBt() throws IOException {
    JsonNode entry = listed(false).get(0);

    String name = entry.path("name").asText();
    assertThat(rig.panel.bt().sites()).anyMatch(site -> site.name().startsWith(name + "."));
    assertThat(rig.host().btName()).doesNotStartWith(name);
    assertThat(entry.path("panel").asText()).isEqualTo("p1");
    assertThat(entry.path("service").asText()).isEqualTo("svc-1");
    assertThat(entry.path("why").asText()).isEqualTo("its build ended with an error of the panel");
    assertThat(entry.path("burntAt").asText()).startsWith("20");
    assertThat(entry.path("mayBeLeft"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "site " + name + ".<a domain of the plan's pool>, with its folder /www/wwwroot/" + name,
            "FTP account " + name,
            "database " + name);
    assertThat(entry.path("settledBy").isNull()).isTrue();
  }

  @Test
  void aSettledNameSaysWhoWhyAndWhenAndSoDoesTheAuditTrail() throws IOException {
    Response answer = resource.settle(name(), body(RULING));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(listed(false)).isEmpty();
    assertThat(listed(true)).containsExactly(json(answer));
    assertThat(json(answer).path("settledBy").asText()).isEqualTo("ann");
    assertThat(json(answer).path("settledReason").asText()).isEqualTo("deleted at BT");
    assertThat(json(answer).path("settledAt").asText()).isEqualTo(rig.now().toString());
    assertThat(trail())
        .filteredOn(row -> row.path("event").asText().equals("settle"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("outcome").asText()).isEqualTo(name());
              assertThat(row.path("message").asText()).isEqualTo("deleted at BT");
              assertThat(row.at("/hand/by").asText()).isEqualTo("ann");
              assertThat(row.path("call").isNull()).isTrue();
            });
  }

  @Test
  void theSameRulingAgainChangesNothingAndAnotherTakesItsPlace() throws IOException {
    JsonNode first = json(resource.settle(name(), body(RULING)));
    rig.clock.advance(Duration.ofHours(1));

    assertThat(json(resource.settle(name(), body(RULING)))).isEqualTo(first);
    resource.settle(name(), body(RULING.replace("ann", "bob")));

    assertThat(listed(true).get(0).path("settledBy").asText()).isEqualTo("bob");
    assertThat(trail())
        .filteredOn(row -> row.path("event").asText().equals("settle"))
        .extracting(row -> row.at("/hand/by").asText())
        .containsExactly("ann", "bob");
  }

  @Test
  void pagesFollowOneAnother() throws IOException {
    var other =
        new IssuedName(new HostName("k3x000000001"), 1, 7, IssuedName.State.OPEN, Optional.empty());
    rig.journal.write(
        ledger -> {
          ledger.add(Rig.SERVICE, other);
          ledger.burntNames().burn(other, "was lost", rig.now());
          return other;
        });

    JsonNode first = json(resource.list(null, null, null, 0, 1));
    JsonNode second = json(resource.list(null, null, null, first.path("next").asInt(), 1));

    assertThat(first.path("names").get(0).path("name").asText()).isEqualTo(name());
    assertThat(second.path("names").get(0).path("name").asText()).isEqualTo("k3x000000001");
    assertThat(second.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"p 1,,1,panel", ",s p,1,service", ",,0,limit"})
  void aSearchThatCanNotBeMeantNamesItsField(String panel, String service, int limit, String field)
      throws IOException {
    Response answer = resource.list(panel, service, null, 0, limit);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(field);
  }

  @Test
  void onlyABurntNameIsSettledAndNoSecretIsKept() throws IOException {
    String own = rig.host().btName().substring(0, 12);

    assertThat(resource.settle(own, body(RULING)).getStatus()).isEqualTo(404);
    assertThat(resource.settle("no name", body(RULING)).getStatus()).isEqualTo(404);
    assertThat(resource.settle(name(), body("{\"by\":\"ann\"}")).getStatus()).isEqualTo(400);
    String secret = RULING.replace("deleted", rig.panel.token());
    assertThat(resource.settle(name(), body(secret)).getStatus()).isEqualTo(400);
    assertThat(listed(true)).isEmpty();
  }
}
