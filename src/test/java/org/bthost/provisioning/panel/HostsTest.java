package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest extends PanelFixture {
  static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

  static Stream<Arguments> callsOfOneHost() {
    return Stream.of(
        call("host_start", Hosts::start),
        call("host_stop", Hosts::stop),
        call("host_locked", Hosts::lock),
        call("host_recycle", Hosts::recycle),
        call("host_recovery", Hosts::recover),
        call("host_speedoff", Hosts::unlimitSpeed));
  }

  private static Arguments call(String endpoint, BiConsumer<Hosts, Long> method) {
    return arguments(endpoint, method);
  }

  @ParameterizedTest
  @MethodSource("callsOfOneHost")
  void sendOneIdAndExpectNothing(String endpoint, BiConsumer<Hosts, Long> method) {
    answer("null");

    method.accept(client.hosts(), 24L);

    assertSent(endpoint, Map.of("id", "24"));
    assertThat(calls.get(0).writing()).isTrue();
  }

  @Test
  void buildOnAPlanSendsItsOwnerAlways() {
    answer("{\"site\":{" + HostReadingTest.ROW + "},\"sql\":null,\"ftp\":null}");

    client.hosts().build(BuildHost.onPlan("siteone", CHRISTMAS_EVE, 2, 1));

    assertSent(
        "host_build",
        Map.of("username", "siteone", "endtime", "2026-12-24", "user_id", "2", "plans_id", "1"));
  }

  @Test
  void buildOfAPackSendsOnlyWhatIsGiven() {
    answer("{\"site\":{" + HostReadingTest.ROW + "},\"sql\":null,\"ftp\":null}");
    var pack = HostPack.inDomainPool(3).siteMb(100).ftp(true).sql("none").subBind(false);

    client.hosts().build(BuildHost.ofPack("siteone", CHRISTMAS_EVE, 2, pack).inSort(7));

    assertSent(
        "host_build",
        Map.of(
            "username", "siteone",
            "endtime", "2026-12-24",
            "user_id", "2",
            "sort_id", "7",
            "pack[domainpools_id]", "3",
            "pack[site_max]", "100",
            "pack[ftp]", "1",
            "pack[sql]", "none",
            "pack[sub_bind]", "0"));
  }

  @Test
  void listsByUserAndBySort() {
    answer("[{" + HostReadingTest.ROW + "}]");
    answer("[]");

    assertThat(client.hosts().listOfUser(2)).containsExactly(HostReadingTest.row());
    assertThat(client.hosts().listOfSort(5)).isEmpty();

    assertSent("host_list", Map.of("user_id", "2"));
    assertThat(Multipart.unsigned(server.requests().get(1))).isEqualTo(Map.of("sort_id", "5"));
  }

  @Test
  void changeEndReturnsTheDayThePanelRepeats() {
    answer("\"2026-12-24\"");

    assertThat(client.hosts().changeEnd(2, CHRISTMAS_EVE)).isEqualTo(CHRISTMAS_EVE);

    assertSent("host_endtime", Map.of("id", "2", "endtime", "2026-12-24"));
  }

  @Test
  void daysThePanelCannotStoreAreNotSent() {
    var late = LocalDate.of(2038, 1, 19);

    assertThatIllegalArgumentException().isThrownBy(() -> client.hosts().changeEnd(2, late));
    assertThatIllegalArgumentException().isThrownBy(() -> EditHost.of(2).endsOn(late));
    assertThatIllegalArgumentException().isThrownBy(() -> BuildHost.onPlan("siteone", late, 2, 1));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void editSendsOnlyWhatIsGiven() {
    answer("{" + HostReadingTest.ROW + "}");
    var change = EditHost.of(2).siteMb(300).audit(true).status(HostState.STOP);

    assertThat(client.hosts().edit(change)).isEqualTo(HostReadingTest.row());

    assertSent(
        "host_edit", Map.of("id", "2", "site_max", "300", "is_audit", "1", "status", "stop"));
  }

  @Test
  void changePlanCallsThePlanOtherwiseThanBuild() {
    answer("{" + HostReadingTest.ROW + "}");

    assertThat(client.hosts().changePlan(2, 9).limits().siteMb()).isEqualTo(1000);

    assertSent("host_update", Map.of("id", "2", "plan_id", "9"));
  }

  @Test
  void speedLimitsAreAboveZero() {
    answer("{\"perserver\":300,\"limit_rate\":512}");

    client.hosts().limitSpeed(2, 300, 512);

    assertSent("host_speed", Map.of("id", "2", "perserver", "300", "limit_rate", "512"));
    assertThatIllegalArgumentException().isThrownBy(() -> client.hosts().limitSpeed(2, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> client.hosts().limitSpeed(2, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "1abc", "Abc", "a-b", "a.b", "abcdefghijklmnopq", ""})
  void namesThatLoseTheirAccountsAreNotSent(String username) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildHost.onPlan(username, CHRISTMAS_EVE, 2, 1));
  }

  private void answer(String data) {
    server.then(RawServer.json(Replies.yes(data)));
  }

  private void assertSent(String endpoint, Map<String, String> fields) {
    var request = server.requests().get(0);
    assertThat(request).startsWith("POST /api/vhost/" + endpoint + " HTTP/1.1\r\n");
    assertThat(Multipart.unsigned(request)).isEqualTo(fields);
  }
}
