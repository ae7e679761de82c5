package org.bthost.provisioning.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.bthost.provisioning.domain.Offer;
import org.bthost.provisioning.domain.OfferKind;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.provision.PanelOffers.Lists;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a panel has to choose from, as forms are filled with it. */
class PanelOffersTest {
  private final Rig rig = new Rig();
  private final PanelOffers offers = new PanelOffers(rig.gateway, rig.clock);

  @AfterEach
  void close() {
    rig.close();
  }

  private Lists offers() {
    return offers.of(Rig.PANEL, false);
  }

  @Test
  void everyListIsThereWithValuesAsTheyAreSent() {
    Lists lists = offers();

    assertThat(lists.trouble()).isEmpty();
    assertThat(lists.lists()).containsOnlyKeys(OfferKind.values());
    assertThat(lists.lists()).allSatisfy((kind, list) -> assertThat(list).isNotEmpty());
    assertThat(lists.lists().get(OfferKind.PHP_VERSION)).extracting(Offer::value).contains("00");
    assertThat(lists.lists().get(OfferKind.PLAN))
        .filteredOn(plan -> !plan.usable())
        .as("the hidden plan")
        .extracting(Offer::value)
        .containsExactly("3");
    assertThat(lists.at()).isEqualTo(rig.clock.instant());
  }

  @Test
  void thePanelIsAskedOnceInTenMinutesUnlessSomeoneWantsItAnew() {
    offers();
    rig.clock.advance(Duration.ofMinutes(9));
    offers();
    assertThat(rig.panel.log().count("plans_list")).isEqualTo(1);

    offers.of(Rig.PANEL, true);
    assertThat(rig.panel.log().count("plans_list")).isEqualTo(2);
    rig.clock.advance(Duration.ofMinutes(10));
    offers();
    assertThat(rig.panel.log().count("plans_list")).isEqualTo(3);
  }

  @Test
  void whatBtDoesNotTellHidesNothingElse() {
    rig.panel.bt().dead(true);

    Lists lists = offers();

    assertThat(lists.lists()).containsKey(OfferKind.PLAN).doesNotContainKey(OfferKind.PROGRAM);
    assertThat(lists.trouble().orElseThrow()).startsWith("no list of ");
  }

  @Test
  void whereThePanelDoesNotAnswerOldListsComeWithTheReason() {
    Lists before = offers();
    rig.clock.advance(Duration.ofHours(1));
    rig.panel.close();

    Lists after = offers();

    assertThat(after.lists()).isEqualTo(before.lists());
    assertThat(after.at()).isEqualTo(before.at());
    assertThat(after.trouble()).isPresent();
  }

  @Test
  void whereThePanelNeverAnsweredThereIsNothingToTell() {
    rig.panel.close();

    assertThatThrownBy(this::offers).isInstanceOf(PanelTrouble.class);
  }
}
