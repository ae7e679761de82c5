package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.FailureClass.NO_ROOM;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;
import static org.bthost.provisioning.scenario.Farm.ids;
import static org.bthost.provisioning.scenario.Farm.megabytes;
import static org.bthost.provisioning.scenario.Farm.panel;
import static org.bthost.provisioning.scenario.Farm.product;
import static org.bthost.provisioning.scenario.Farm.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Packs;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Spread;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Schema;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which panel a service is placed on, and what becomes of those for which there is none. */
class PlacementTest {
  private static final Product BASIC = product("basic", "default", 100);
  private static final Product BIG = product("big", Packs.same(new PanelPlan(2)), "default", 300);
  private static final Product SSD = product("fast", "ssd", 100);
  private static final ServiceId ONE = new ServiceId("one");
  private static final ServiceId TWO = new ServiceId("two");
  private static final ServiceId THREE = new ServiceId("three");

  private Farm farm;

  private Farm farm(Spread spread, Panel... panels) {
    farm = new Farm(database(), files(spread, panels));
    return farm;
  }

  private static Catalogue files(Spread spread, Panel... panels) {
    return new Catalogue(List.of(BASIC, BIG, SSD), List.of(panels), spread);
  }

  private static DataSource database() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    return database;
  }

  private static Panel of(String id, int capacity) {
    return panel(id, Room.of(capacity));
  }

  private static Panel inMaintenance(String id, int capacity) {
    return panel(id, new Room(PanelGroup.DEFAULT, 1, capacity, OptionalLong.empty(), true));
  }

  @AfterEach
  void close() {
    farm.close();
  }

  private List<String> placed(int services) {
    farm.order(ids(services), "basic");
    farm.work();
    return farm.panelsOf(ids(services));
  }

  @Test
  void theLeastLoadedPanelIsTheOneOfWhichTheSmallestPartIsTaken() {
    farm(Spread.LEAST_LOADED, of("a", 2), of("b", 4));

    assertThat(placed(6)).containsExactly("a", "b", "b", "a", "b", "b");
  }

  @Test
  void aPanelWhoseMegabytesAreScarcerThanItsPlacesIsLoadedByThem() {
    farm(Spread.LEAST_LOADED, panel("a", megabytes(100, 200)), of("b", 10));

    assertThat(placed(5)).containsExactly("a", "b", "b", "b", "b");
  }

  @Test
  void fillFirstGoesInTheOrderOfThePanelsFile() {
    farm(Spread.FILL_FIRST, of("b", 2), of("a", 9));

    assertThat(placed(4)).containsExactly("b", "b", "a", "a");
  }

  @Test
  void roundRobinGoesByWeightAndByWhatStandsWhicheverNodePlacesNext() {
    farm(Spread.ROUND_ROBIN, panel("a", room("default", 1, 9)), panel("b", room("default", 2, 9)));

    assertThat(placed(3)).containsExactly("a", "b", "b");
    farm.restart(farm.files());
    farm.order(List.of(ONE, TWO, THREE), "basic");
    farm.work();
    assertThat(farm.panelsOf(List.of(ONE, TWO, THREE))).containsExactly("a", "b", "b");
  }

  @Test
  void aServiceGoesToAPanelOfItsProductsGroup() {
    farm(Spread.LEAST_LOADED, of("a", 9), panel("s", room("ssd", 1, 1)));

    Receipt placed = farm.order(ONE, "fast");
    Receipt full = farm.order(TWO, "fast");
    farm.work();

    assertThat(farm.panelOf(ONE)).isEqualTo("s");
    assertThat(farm.operation(placed).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.error(full))
        .startsWith("no room in group 'ssd' for product 'fast': panel s has 1 of 1 services; ");
  }

  @Test
  void aProductIsBuiltByThePlanThatItHasOnEachPanelAndOnNoPanelWithoutOne() {
    var mapped =
        product(
            "mapped",
            Packs.each(
                Map.of(
                    new PanelId("a"), new PanelPlan(1),
                    new PanelId("b"), new PanelPlan(2))),
            "default",
            0);
    farm =
        new Farm(
            database(),
            new Catalogue(List.of(mapped), List.of(of("c", 99), of("b", 1), of("a", 1))));

    farm.order(List.of(ONE, TWO, THREE), "mapped");
    farm.work();

    assertThat(farm.panelsOf(List.of(ONE, TWO, THREE))).containsExactly("b", "a", "");
    assertThat(plans("a")).containsExactly("1");
    assertThat(plans("b")).containsExactly("2");
  }

  private List<String> plans(String panel) {
    return farm.line(panel).calls().stream()
        .filter(call -> call.endpoint().equals("host_build"))
        .map(call -> call.form().get("plans_id"))
        .toList();
  }

  @Test
  void whereThereIsNoRoomAnOrderWaitsSaysSoAndIsNeverHeld() {
    farm(Spread.LEAST_LOADED, of("a", 1), inMaintenance("b", 9));
    farm.order(ONE, "basic");
    farm.work();
    Receipt waits = farm.order(TWO, "basic");

    farm.work(60);

    assertThat(farm.operation(waits).status()).isEqualTo(WAITING);
    assertThat(farm.operation(waits).failure()).contains(NO_ROOM);
    assertThat(farm.operation(waits).attempts()).isZero();
    assertThat(farm.error(waits))
        .isEqualTo(
            "no room in group 'default' for product 'basic': panel a has 1 of 1 services, panel b is in"
                + " maintenance; it is placed as soon as one has, the oldest order first, and no"
                + " attempt is counted");
  }

  @Test
  void whoWaitsIsPlacedAtOnceWhenAServiceOfTheGroupHasEnded() {
    farm(Spread.LEAST_LOADED, of("a", 2));
    farm.order(List.of(ONE, TWO), "basic");
    List<Receipt> waiting = farm.order(ids(3), "basic");
    farm.work();

    farm.send(TWO, Verb.TERMINATE);
    farm.work();

    assertThat(farm.panelsOf(ids(3))).containsExactly("a", "", "");
    assertThat(farm.operation(waiting.get(0)).status()).isEqualTo(SUCCEEDED);
  }

  @Test
  void aServiceThatIsToEndKeepsItsRoomUntilItsHostIsGone() {
    farm(Spread.LEAST_LOADED, of("a", 1));
    farm.order(ONE, "basic");
    farm.work();
    farm.order(TWO, "basic");
    farm.work();
    farm.cut("a");

    Receipt end = farm.send(ONE, Verb.TERMINATE);
    farm.work(5);
    assertThat(farm.panelOf(TWO)).isEmpty();

    farm.line("a").now(Line.Way.OPEN);
    farm.test("a");
    farm.work();
    assertThat(farm.operation(end).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.panelOf(TWO)).isEqualTo("a");
  }

  @Test
  void aNewOrderDoesNotOvertakeOneThatWaits() {
    farm(Spread.LEAST_LOADED, of("a", 1));
    farm.order(ONE, "basic");
    farm.work();
    farm.order(TWO, "basic");
    farm.work();

    farm.restart(files(Spread.LEAST_LOADED, of("a", 2)));
    farm.order(THREE, "basic");
    farm.work();

    assertThat(farm.panelsOf(List.of(TWO, THREE))).containsExactly("a", "");
  }

  @Test
  void aRaisedCapacityPlacesTheOldestWithinAMinute() {
    farm(Spread.LEAST_LOADED, of("a", 1));
    farm.order(ONE, "basic");
    farm.work();
    farm.order(ids(20), "basic");
    farm.work();
    farm.send(ONE, Verb.TERMINATE);
    farm.work();

    farm.restart(files(Spread.LEAST_LOADED, of("a", 10)));
    farm.work(1);

    assertThat(farm.panelsOf(ids(20).subList(0, 10))).containsOnly("a");
    assertThat(farm.panelsOf(ids(20).subList(10, 20))).containsOnly("");
  }

  @Test
  void whoNeedsLessMayPassOneThatStillHasNoRoom() {
    farm(Spread.LEAST_LOADED, panel("a", megabytes(9, 400)));
    farm.order(List.of(ONE, TWO), "basic");
    Receipt big = farm.order(THREE, "big");
    farm.work();
    assertThat(farm.error(big))
        .contains("panel a has 2 of 9 services and 200 of 400 MB reserved, 300 MB needed");

    farm.order(ids(3), "basic");
    farm.work();

    assertThat(farm.panelsOf(ids(3))).containsExactly("a", "a", "");
    farm.send(ONE, Verb.TERMINATE);
    farm.send(TWO, Verb.TERMINATE);
    farm.send(ids(1).get(0), Verb.TERMINATE);
    farm.work();
    assertThat(farm.panelOf(THREE)).isEqualTo("a");
  }

  @Test
  void onAPanelInMaintenanceThoseThatLiveThereAreWorkedOn() {
    farm(Spread.LEAST_LOADED, of("a", 9));
    farm.order(ONE, "basic");
    farm.work();
    farm.restart(files(Spread.LEAST_LOADED, inMaintenance("a", 9)));

    Receipt suspend = farm.send(ONE, Verb.SUSPEND);
    farm.order(TWO, "basic");
    farm.work();

    assertThat(farm.operation(suspend).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.panelOf(TWO)).isEmpty();
  }

  @Test
  void ofSeveralPanelsADownOneIsGivenNothingEvenIfItAloneHasRoom() {
    farm(Spread.LEAST_LOADED, of("a", 1), of("b", 9));
    farm.cut("b");
    farm.order(ONE, "basic");
    Receipt waits = farm.order(TWO, "basic");
    farm.work();

    assertThat(farm.panelOf(ONE)).isEqualTo("a");
    assertThat(farm.panelOf(TWO)).isEmpty();
    assertThat(farm.error(waits)).contains("panel b has 0 of 9 services, but is down");

    farm.line("b").now(Line.Way.OPEN);
    farm.test("b");
    farm.work(1);
    assertThat(farm.panelOf(TWO)).isEqualTo("b");
  }

  @Test
  void whereOnePanelAloneCanTakeAProductItsOrdersWaitThere() {
    farm(Spread.LEAST_LOADED, of("a", 9), panel("s", room("ssd", 1, 9)));
    farm.cut("s");

    farm.order(ONE, "fast");
    farm.work();

    assertThat(farm.panelOf(ONE)).isEqualTo("s");
  }

  @Test
  void aServiceKeepsItsPanelWhateverBecomesOfItsRoom() {
    farm(Spread.LEAST_LOADED, of("a", 9), of("b", 9));
    farm.order(List.of(ONE, TWO), "basic");
    farm.work();
    assertThat(farm.panelOf(ONE)).isEqualTo("a");
    farm.restart(files(Spread.FILL_FIRST, of("b", 9), inMaintenance("a", 1)));

    farm.send(ONE, Verb.SUSPEND);
    farm.change(ONE, "big");
    Receipt last = farm.send(ONE, Verb.UNSUSPEND);
    farm.work();

    assertThat(farm.operation(last).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.panelOf(ONE)).isEqualTo("a");
  }

  @Test
  void createdAnewAServiceGoesBackToItsPanelIfThatHasRoomAndElseToAnother() {
    farm(Spread.FILL_FIRST, of("b", 9), of("a", 1));
    farm.restart(files(Spread.FILL_FIRST, of("a", 1), of("b", 9)));
    farm.order(ONE, "basic");
    farm.work();
    assertThat(farm.panelOf(ONE)).isEqualTo("a");
    farm.restart(files(Spread.FILL_FIRST, of("b", 9), of("a", 1)));

    recreate(ONE);
    assertThat(farm.panelOf(ONE)).isEqualTo("a");

    farm.send(ONE, Verb.TERMINATE);
    farm.work();
    farm.restart(files(Spread.FILL_FIRST, of("a", 1), of("b", 9)));
    farm.order(TWO, "basic");
    farm.order(ONE, "basic");
    farm.work();
    assertThat(farm.panelsOf(List.of(ONE, TWO))).containsExactly("b", "a");
  }

  private void recreate(ServiceId service) {
    farm.send(service, Verb.TERMINATE);
    farm.work();
    Receipt anew = farm.order(service, "basic");
    farm.work();
    assertThat(farm.operation(anew).status()).isEqualTo(SUCCEEDED);
  }

  @Test
  void aChangeToAProductOfAnotherGroupIsRefusedAndTheServiceKeepsWhatItHas() {
    farm(Spread.LEAST_LOADED, of("a", 9), panel("s", room("ssd", 1, 9)));
    farm.order(ONE, "basic");
    farm.work();

    Receipt change = farm.change(ONE, "fast");
    farm.work();

    assertThat(farm.operation(change).status()).isEqualTo(FAILED);
    assertThat(farm.error(change))
        .startsWith(
            "product 'fast' is of panel group 'ssd', and the service lives on panel a of group"
                + " 'default'; it keeps the product it has; ");
    assertKeepsBasic(ONE);
  }

  private void assertKeepsBasic(ServiceId service) {
    assertThat(farm.journal.service(service).orElseThrow().wanted().product())
        .isEqualTo(BASIC.id());
    assertThat(farm.journal.service(service).orElseThrow().settled()).isTrue();
    assertThat(farm.calls("host_update")).isZero();
  }

  @Test
  void aServiceEndsAlsoBeforeAChangeThatWouldBeRefusedWasLookedAt() {
    farm(Spread.LEAST_LOADED, of("a", 9), panel("s", room("ssd", 1, 9)));
    farm.order(ONE, "basic");
    farm.work();

    farm.line("a").panel.bt().dead(true);
    farm.change(ONE, "fast");
    Receipt end = farm.send(ONE, Verb.TERMINATE);
    farm.work();
    assertThat(farm.operation(end).status()).isEqualTo(WAITING);
    assertThat(farm.taken("a")).as("its host is not gone yet").isOne();

    farm.line("a").panel.bt().dead(false);
    farm.work(1);
    assertThat(farm.operation(end).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.taken("a")).isZero();
    assertThat(farm.journal.service(ONE).orElseThrow().wanted().product()).isEqualTo(SSD.id());
  }

  @Test
  void aChangeToAProductWithoutAPlanOnThePanelIsRefused() {
    var elsewhere =
        product(
            "elsewhere", Packs.each(Map.of(new PanelId("b"), new PanelPlan(1))), "default", 100);
    farm =
        new Farm(
            database(), new Catalogue(List.of(BASIC, elsewhere), List.of(of("a", 99), of("b", 1))));
    farm.order(ONE, "basic");
    farm.work();

    Receipt change = farm.change(ONE, "elsewhere");
    farm.work();

    assertThat(farm.operation(change).status()).isEqualTo(FAILED);
    assertThat(farm.error(change))
        .startsWith("product 'elsewhere' has no plan on panel a, where the service lives; ");
    assertKeepsBasic(ONE);
  }

  @Test
  void aChangeToAProductThatReservesMoreIsRefusedWhereThatIsNotLeftAndTakesItWhereItIs() {
    farm(Spread.LEAST_LOADED, panel("a", megabytes(9, 500)));
    farm.order(List.of(ONE, TWO), "basic");
    farm.work();

    farm.line("a").panel.bt().dead(true);
    Receipt first = farm.change(ONE, "big");
    farm.work();
    assertThat(farm.operation(first).status()).as("allowed, not done yet").isEqualTo(WAITING);
    Receipt second = farm.change(TWO, "big");
    farm.work();
    farm.line("a").panel.bt().dead(false);
    farm.work(1);

    assertThat(farm.operation(first).status()).isEqualTo(SUCCEEDED);
    assertThat(farm.operation(second).status()).isEqualTo(FAILED);
    assertThat(farm.error(second))
        .startsWith("with product 'big' panel a would have 600 of 500 MB reserved; it keeps");
    assertThat(farm.journal.service(TWO).orElseThrow().wanted().product()).isEqualTo(BASIC.id());
    farm.order(ids(2), "basic");
    farm.work();
    assertThat(farm.panelsOf(ids(2))).containsExactly("a", "");
  }

  @Test
  void anOrderWithASizeOfItsOwnReservesThatSize() {
    farm(Spread.LEAST_LOADED, panel("a", megabytes(9, 500)));
    farm.order(List.of(ONE, TWO), "basic");
    farm.work();

    Receipt larger = farm.change(ONE, "basic", Map.of(Detail.SITE, "300 MB"));
    farm.work();
    assertThat(farm.operation(larger).status()).isEqualTo(SUCCEEDED);
    Receipt tooLarge = farm.change(TWO, "basic", Map.of(Detail.SITE, "2 GB"));
    farm.order(ids(2), "basic");
    farm.work();

    assertThat(farm.operation(tooLarge).status()).isEqualTo(FAILED);
    assertThat(farm.error(tooLarge))
        .startsWith("with product 'basic with site=2048' panel a would have 2348 of 500 MB");
    assertThat(farm.panelsOf(ids(2))).containsExactly("a", "");
  }

  @Test
  void anOrderThatIsChangedBeforeAnythingWasBuiltIsPlacedAnew() {
    farm(Spread.LEAST_LOADED, of("a", 9), panel("s", room("ssd", 1, 9)));
    farm.cut("a");
    farm.order(ONE, "basic");
    farm.work();
    assertThat(farm.panelOf(ONE)).isEqualTo("a");

    Receipt change = farm.change(ONE, "fast");
    farm.line("a").now(Line.Way.OPEN);
    farm.test("a");
    farm.work(1);

    assertThat(farm.panelOf(ONE)).isEqualTo("s");
    assertThat(farm.operation(change).status()).isEqualTo(SUCCEEDED);
  }

  @Test
  void theLineGrowsCalmerTowardsItsEnd() {
    farm(Spread.LEAST_LOADED, of("a", 1));
    farm.order(ONE, "basic");
    farm.work();
    List<Receipt> line = farm.order(ids(9), "basic");
    farm.work();

    assertThat(farm.untilDue(ids(9).get(0))).isLessThan(Duration.ofMinutes(1));
    assertThat(farm.untilDue(ids(9).get(8))).isGreaterThan(Duration.ofMinutes(3));
    assertThat(farm.error(line.get(8))).contains("; older orders that wait: 8; ");
  }
}
