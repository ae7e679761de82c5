package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the panel tells about hosts, in all the ways it tells it. */
class HostReadingTest extends PanelFixture {
  static final String ROW =
      "\"id\":2,\"user_id\":2,\"sort_id\":7,\"bt_id\":101,\"bt_name\":\"siteone.test.com\","
          + "\"site_size\":\"42.7\",\"site_max\":\"1000\",\"flow_size\":3,\"flow_max\":10240,"
          + "\"sql_size\":0,\"sql_max\":\"500\",\"ip_address\":[],\"domain_max\":\"20\","
          + "\"is_audit\":\"1\",\"check_time\":null,\"web_back_num\":5,\"sql_back_num\":\"4\","
          + "\"perserver\":\"300\",\"limit_rate\":\"512\",\"is_vsftpd\":\"0\",\"sub_bind\":\"1\","
          + "\"notice\":null,\"createtime\":1795474276,\"deletetime\":null,"
          + "\"endtime\":1798041600,\"status\":\"normal\"";

  static HostRow row() {
    return new HostRow(
        2,
        2,
        7,
        101,
        "siteone.test.com",
        HostState.NORMAL,
        HostsTest.CHRISTMAS_EVE,
        new HostUsage(42.7, 0, 3),
        new HostLimits(1000, 500, 10240, 20, 5, 4, true, true, 300, 512),
        Optional.empty(),
        Optional.of(Instant.ofEpochSecond(1795474276)),
        "");
  }

  @Test
  void builtHostTellsWhatWasMadeAndWhatWasNot() {
    answer(
        "{\"site\":{\"user_id\":\"2\",\"sort_id\":\"1\",\"bt_id\":100,\"bt_name\":\"one.test.com\","
            + "\"site_max\":\"200\",\"endtime\":1798041600,\"sub_bind\":0,\"id\":\"1\"},"
            + "\"domain\":{\"id\":\"1\"},\"sql\":{\"vhost_id\":\"1\",\"database\":\"one\","
            + "\"username\":\"one\",\"password\":\"UlTmEiRc61Qr\",\"id\":\"9\",\"status_text\":\"\"},"
            + "\"ftp\":null}");

    var built = client.hosts().build(BuildHost.onPlan("one", HostsTest.CHRISTMAS_EVE, 2, 1));

    assertThat(built.id()).isEqualTo(1);
    assertThat(built.userId()).isEqualTo(2);
    assertThat(built.name()).isEqualTo("one.test.com");
    assertThat(built.endsOn()).isEqualTo(HostsTest.CHRISTMAS_EVE);
    assertThat(built.limits().siteMb()).isEqualTo(200);
    assertThat(built.ftp()).isEmpty();
    assertThat(built.database())
        .contains(new HostDatabase(9, 1, "one", "one", new Secret("UlTmEiRc61Qr"), "", true));
  }

  @Test
  void detailReadsARowWithAllThatBelongsToIt() {
    answer(
        "{"
            + ROW
            + ",\"sql\":[{\"id\":4,\"vhost_id\":2,\"username\":\"u\",\"database\":\"d\","
            + "\"password\":\"p\",\"console\":\"http://c\",\"status\":\"normal\"}],"
            + "\"ftp\":{\"id\":\"5\",\"vhost_id\":2,\"username\":\"f\",\"password\":\"q\","
            + "\"status\":\"hidden\"},\"domain\":[{\"id\":6,\"vhost_id\":2,\"domain\":\"a.b\","
            + "\"dir\":\"/\",\"status\":\"1\"},{\"id\":7,\"vhost_id\":2,\"domain\":\"c.d\","
            + "\"dir\":\"/x\",\"status\":0}]}");

    var detail = client.hosts().detail(2);

    assertThat(detail.row()).isEqualTo(row());
    assertThat(detail.databases())
        .containsExactly(new HostDatabase(4, 2, "d", "u", new Secret("p"), "http://c", true));
    assertThat(detail.ftp()).contains(new FtpAccount(5, 2, "f", new Secret("q"), false));
    assertThat(detail.domains())
        .containsExactly(
            new HostDomain(6, 2, "a.b", "/", true), new HostDomain(7, 2, "c.d", "/x", false));
  }

  @Test
  void hiddenFtpAccountReadsAsNone() {
    answer("{" + ROW + ",\"sql\":[],\"ftp\":null,\"domain\":[]}");

    assertThat(client.hosts().detail(2).ftp()).isEmpty();
  }

  /** Otherwise a panel in trouble would look like an empty one. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"\"", "[1]", "[{\"id\":1}]", "[[]]"})
  void listThatIsNoneIsNotEmpty(String data) {
    answer(data);

    assertThatThrownBy(() -> hosts(client)).isInstanceOf(PanelGarbled.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "user_id", "bt_id", "bt_name", "endtime"})
  void rowIsNothingWithoutIts(String field) {
    answer("{" + ROW.replace("\"" + field + "\":", "\"was_" + field + "\":") + "}");

    assertThatThrownBy(() -> client.hosts().edit(EditHost.of(2)))
        .isInstanceOf(PanelGarbled.class)
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1798041600", "\"1798041600\"", "\"2026-12-24\""})
  void endDateComesInThreeForms(String endtime) {
    answer("{" + ROW.replace("1798041600", endtime) + "}");

    assertThat(client.hosts().edit(EditHost.of(2)).endsOn()).isEqualTo(HostsTest.CHRISTMAS_EVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-02-30\"", "\"24.12.2026\"", "null", "{}", "999999999999999"})
  void endDateThatIsNoneIsNotRead(String endtime) {
    answer("{" + ROW.replace("1798041600", endtime) + "}");

    assertThatThrownBy(() -> client.hosts().edit(EditHost.of(2)))
        .isInstanceOf(PanelGarbled.class)
        .hasMessageContaining("endtime");
  }

  @Test
  void unknownStateIsKeptAsSuch() {
    answer("{\"loca\":\"frozen\",\"server\":0}");

    assertThat(client.hosts().status(2)).isEqualTo(new HostStatus(HostState.UNRECOGNISED, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1"})
  void servingIsATextOrANumber(String one) {
    answer("{\"loca\":\"stop\",\"server\":" + one + "}");

    assertThat(client.hosts().status(2)).isEqualTo(new HostStatus(HostState.STOP, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"yes\""})
  void servingThatIsNoneIsNotNo(String server) {
    answer("{\"loca\":\"stop\",\"server\":" + server + "}");

    assertThatThrownBy(() -> client.hosts().status(2)).isInstanceOf(PanelGarbled.class);
  }

  @Test
  void measuresWithDecimals() {
    answer(
        "{\"size\":{\"sqlsize\":0,\"websize\":42.7,\"total_size\":\"3\"},"
            + "\"max\":{\"site\":200,\"flow\":\"1024\",\"sql\":100}}");

    assertThat(client.hosts().measure(2))
        .isEqualTo(new Measurement(new HostUsage(42.7, 0, 3), 200, 100, 1024));
    assertThat(calls.get(0).writing()).isTrue();
  }

  @Test
  void syncReportsWhatItMadeEqual() {
    answer("{\"bt_id\":9,\"endtime\":\"2026-12-24\",\"status\":0,\"hostStatus\":\"stop\"}");

    assertThat(client.hosts().sync(2))
        .isEqualTo(new SyncReport(9, HostsTest.CHRISTMAS_EVE, false, HostState.STOP));
    assertThat(calls.get(0).writing()).isTrue();
  }

  private void answer(String data) {
    server.then(RawServer.json(Replies.yes(data)));
  }
}
