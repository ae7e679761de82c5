package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a billing server is told of a product before it saves it. */
class ProductsResourceTest {
  private static final String LIMITS =
      "'siteMb':1,'databaseMb':2,'flowMb':3,'domains':4,'webBackups':5,'databaseBackups':6";

  private final Rig rig = new Rig();
  private final ProductsResource products = new ProductsResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void wire() {
    products.desk = Answers.desk(rig);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private JsonNode ask(String product, String options) throws IOException {
    String text = "{'product':{" + product + "},'options':{" + options + "}}";
    return json(products.check(body(text.replace('\'', '"'))), 200);
  }

  private List<String> faults(String product, String options) throws IOException {
    return StreamSupport.stream(ask(product, options).get("faults").spliterator(), false)
        .map(it -> it.get("path").asText() + ": " + it.get("problem").asText())
        .toList();
  }

  @Test
  void aProductThatCanBeUsedHasNoFaults() throws IOException {
    JsonNode answer =
        ask(
            "'id':'a','panelPlan':1,'category':1",
            "'site':'20 GB','connections':50,'rate':'1 MB/s'");

    assertThat(answer.toString()).isEqualTo("{\"faults\":[],\"unchecked\":[]}");
    assertThat(faults("'id':'a','limits':{" + LIMITS + ",'domainPool':1}", "")).isEmpty();
  }

  @Test
  void whatTheStartWouldRefuseIsToldWithPlaceProblemAndRemedy() throws IOException {
    JsonNode zero =
        ask("'id':'a','limits':{" + LIMITS.replace(":3", ":0") + ",'domainPool':1}", "")
            .get("faults");

    assertThat(zero).hasSize(1);
    assertThat(zero.get(0).get("path").asText()).isEqualTo("$.limits.flowMb");
    assertThat(zero.get(0).get("problem").asText()).isEqualTo("too small");
    assertThat(zero.get(0).get("remedy").asText())
        .startsWith("must be 1 or more; 0 would be unlimited");
    assertThat(faults("'panelPlan':'1','grace':1", ""))
        .containsExactlyInAnyOrder("$: missing key", "$.panelPlan: wrong type", "$: unknown key");
    assertThat(rig.panel.log().entries()).isEmpty();
  }

  @Test
  void whatThePanelDoesNotHaveIsTold() throws IOException {
    assertThat(faults("'id':'a','panelPlan':77,'category':99", ""))
        .containsExactly("$.panelPlan: not at the panel", "$.category: not at the panel");
    assertThat(faults("'id':'a','panelPlan':3", ""))
        .containsExactly("$.panelPlan: hidden at the panel");
    assertThat(faults("'id':'a','limits':{" + LIMITS + ",'domainPool':77}", ""))
        .containsExactly("$.limits.domainPool: not at the panel");
    assertThat(ask("'id':'a','panelPlan':77", "").get("faults").get(0).get("remedy").asText())
        .startsWith("panel p1 has 1 (basic), 2 (pro), ");
  }

  @Test
  void aProductThatNoPanelCanTakeIsToldAndNoPanelOfAnotherGroupIsAsked() throws IOException {
    JsonNode elsewhere = ask("'id':'a','panelPlan':77,'group':'ssd'", "").get("faults");
    JsonNode noPlan = ask("'id':'a','panelPlan':{'p9':1}", "").get("faults");

    assertThat(elsewhere).hasSize(1);
    assertThat(elsewhere.get(0).get("problem").asText()).isEqualTo("no panel can take it");
    assertThat(elsewhere.get(0).get("remedy").asText()).endsWith("one of: p1 (group default)");
    assertThat(noPlan).hasSize(1);
    assertThat(rig.panel.log().entries()).isEmpty();
  }

  @Test
  void aPlanThatIsNamedByPanelIsLookedForThere() throws IOException {
    assertThat(faults("'id':'a','panelPlan':{'p1':77}", ""))
        .containsExactly("$.panelPlan.p1: not at the panel");
    assertThat(faults("'id':'a','panelPlan':{'p1':1}", "")).isEmpty();
  }

  @Test
  void whatWasMadeAtThePanelJustNowIsFound() throws IOException {
    rig.panel.tamper(state -> state.plan(1).hide());
    assertThat(faults("'id':'a','panelPlan':1", "")).hasSize(1);

    rig.panel.tamper(state -> state.plan(1).show());

    assertThat(faults("'id':'a','panelPlan':1", "")).isEmpty();
  }

  @Test
  void whatCouldNotBeCheckedIsToldAndIsNoFault() throws IOException {
    rig.panel.close();

    JsonNode answer = ask("'id':'a','panelPlan':77", "");

    assertThat(answer.get("faults")).isEmpty();
    assertThat(answer.get("unchecked").get(0).asText()).startsWith("panel p1, nothing: ");
  }

  @Test
  void optionsAreCheckedAsAnOrderWouldBe() throws IOException {
    assertThat(faults("'id':'a','panelPlan':1", "'site':'','traffic':0,'disk':'1 GB','rate':null"))
        .containsExactlyInAnyOrder(
            "options.site: not usable",
            "options.traffic: not usable",
            "options.disk: unknown option",
            "options.rate: not usable");
    JsonNode half = ask("'id':'a','panelPlan':1", "'connections':5").get("faults").get(0);
    assertThat(half.get("path").asText()).isEqualTo("options.rate");
    assertThat(half.get("remedy").asText()).startsWith("is missing: the panel takes connections");
  }

  @Test
  void whatIsNoQuestionIsRefused() throws IOException {
    assertThat(products.check(body("[]")).getStatus()).isEqualTo(400);
    assertThat(products.check(body("{\"product\":{},\"options\":[]}")).getStatus()).isEqualTo(400);
    assertThat(products.check(body("{\"options\":{\"site\":{}}}")).getStatus()).isEqualTo(400);
    assertThat(faults("", "")).contains("$: missing key");
    assertThat(Scope.of("POST", List.of("api", "products", "check"))).isEqualTo(Scope.BILLING);
    assertThat(Scope.of("POST", List.of("api", "products"))).isEqualTo(Scope.ADMIN);
  }
}
