package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DomainRules;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Packs;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Throttle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products, as the API shows them. */
class ProductListTest {
  private static final Product PLAN =
      new Product(
          new ProductId("basic"), new HostPackage.PanelPlan(7), OptionalLong.of(3), 5, 14, false);
  private static final Product OWN =
      new Product(
          new ProductId("own"),
          new HostPackage.CustomLimits(
              new Limits(100, 50, 1000, 2, 1, 1),
              Optional.of(new Throttle(20, 512)),
              DomainRules.OPEN,
              9,
              true,
              false),
          OptionalLong.empty(),
          0,
          0,
          true);

  private final ProductsResource products = new ProductsResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void wire() {
    products.catalogue = new Catalogue(List.of(PLAN, OWN), List.of());
  }

  @Test
  void aPlanOfThePanelIsShownByItsNumber() throws IOException {
    JsonNode shown = Answers.json(products.one("basic"), 200);

    assertThat(shown)
        .hasToString(
            "{\"id\":\"basic\",\"group\":\"default\",\"reserveMb\":0,\"panelPlan\":7,"
                + "\"panelPlans\":null,\"custom\":null,\"category\":3,\"graceDays\":5,"
                + "\"minimumDays\":14,\"suspend\":\"stop\"}");
  }

  @Test
  void limitsOfItsOwnAreShownAsTheProductsFileHasThem() throws IOException {
    JsonNode shown = Answers.json(products.one("own"), 200);

    assertThat(shown.path("panelPlan").isNull()).isTrue();
    assertThat(shown.path("category").isNull()).isTrue();
    assertThat(shown.path("suspend").asText()).isEqualTo("lock");
    assertThat(shown.at("/custom/limits/flowMb").asInt()).isEqualTo(1000);
    assertThat(shown.at("/custom/throttle/connections").asInt()).isEqualTo(20);
    assertThat(shown.at("/custom/domainPool").asInt()).isEqualTo(9);
    assertThat(shown.at("/custom/audit").isNull()).as("as the host has it").isTrue();
    assertThat(shown.at("/custom/ftp").asBoolean()).isFalse();
  }

  @Test
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void aPlanThatDiffersByPanelIsShownByPanelWithItsGroupAndWhatItReserves() throws IOException {
    var spread =
        new Product(
            new ProductId("spread"),
            Packs.each(
                Map.of(
                    new PanelId("p1"), new HostPackage.PanelPlan(3),
                    new PanelId("p2"), new HostPackage.PanelPlan(17))),
            new PanelGroup("ssd"),
            2048,
            OptionalLong.empty(),
            3,
            14,
            false);
    products.catalogue = new Catalogue(List.of(spread), List.of());

    JsonNode shown = Answers.json(products.one("spread"), 200);

    assertThat(shown.path("panelPlans")).hasToString("{\"p1\":3,\"p2\":17}");
    assertThat(shown.path("panelPlan").isNull()).isTrue();
    assertThat(shown.path("group").asText()).isEqualTo("ssd");
    assertThat(shown.path("reserveMb").asInt()).isEqualTo(2048);
  }

  @Test
  void allAreListedInTheirOrderAndWhatIsNotSoldIsNotFound() throws IOException {
    assertThat(Answers.json(products.list(), 200).findValuesAsText("id"))
        .containsExactly("basic", "own");
    assertThat(products.one("gold").getStatus()).isEqualTo(404);
  }
}
