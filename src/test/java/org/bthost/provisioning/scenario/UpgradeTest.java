package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.RUNNING;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.OldDatabase;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.ServiceSearch;
import org.bthost.provisioning.panel.CreateUser;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an older version had in hand when it was stopped is carried on by today's. */
class UpgradeTest {
  private static final ServiceId BUILDING = new ServiceId("s-open");
  private static final ServiceId UNTOUCHED = new ServiceId("s-down");

  static Stream<Arguments> oldDatabases() {
    return Stream.of("h2", "postgresql", "mariadb")
        .flatMap(kind -> OldDatabase.LEVELS.stream().map(level -> Arguments.of(kind, level)));
  }

  private static List<Operation.Status> orders(Farm farm, ServiceId service) {
    return farm.journal.operationsOf(service, 10).stream().map(Operation::status).toList();
  }

  /** Has the panel know the users that the services remember. */
  private static void bringUsers(Farm farm) {
    var calls = new AtomicInteger();
    PanelClient client =
        PanelClient.over(
            farm.line("p1"),
            PanelSettings.of(URI.create("http://127.0.0.1:1/p1/api/vhost"), "sandbox-token"),
            farm.clock,
            () -> "u" + calls.incrementAndGet());
    farm.journal.services(ServiceSearch.all("", 100)).stream()
        .flatMap(service -> service.placement().stream())
        .filter(place -> place.user().isPresent())
        .sorted(Comparator.comparing(place -> place.user().orElseThrow().value()))
        .forEach(
            place ->
                assertThat(create(client, place)).isEqualTo(place.user().orElseThrow().value()));
  }

  private static long create(PanelClient client, Placement place) {
    String name = place.userName().value();
    return client.users().create(new CreateUser(name, new Secret("password"), name, 1)).id();
  }

  @ParameterizedTest
  @MethodSource("oldDatabases")
  void openOrdersComeToTheirEnd(String kind, int level) {
    DataSource database = OldDatabase.of(kind, level);
    Schema.migrate(database);
    var files =
        new Catalogue(
            List.of(Farm.product("basic", "default", 0), Farm.product("pro", "default", 0)),
            List.of(Farm.panel("p1", Room.of(100))));
    try (var farm = new Farm(database, files)) {
      farm.clock.advance(
          Duration.between(farm.clock.instant(), Instant.parse("2026-11-26T18:30:00Z")));
      bringUsers(farm);
      assertThat(orders(farm, BUILDING)).contains(RUNNING);
      assertThat(orders(farm, UNTOUCHED)).containsExactly(WAITING);

      farm.work(30);

      assertThat(orders(farm, BUILDING)).containsOnly(SUCCEEDED);
      assertThat(orders(farm, UNTOUCHED)).containsExactly(SUCCEEDED);
      assertThat(farm.hosts("p1")).isEqualTo(2);
    }
  }
}
