package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bthost.provisioning.panel.HostList.HEAD;
import static org.bthost.provisioning.panel.HostList.await;
import static org.bthost.provisioning.panel.HostList.flowing;
import static org.bthost.provisioning.panel.HostList.rest;
import static org.bthost.provisioning.panel.HostList.row;
import static org.bthost.provisioning.panel.HostList.say;
import static org.bthost.provisioning.panel.HostList.trickling;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list of hosts that does not come to its end, or takes long to, in all the ways it can. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostStreamEndTest extends HostStreamFixture {
  @Test
  void aRowLongerThan256KilobytesEndsTheList() {
    var notice = "\"notice\":\"" + "n".repeat(300_000) + "\"";
    server.then(
        RawServer.json(HEAD + row(1) + "," + row(2).replace("\"notice\":null", notice) + "]}"));

    assertThat(failure())
        .isInstanceOf(PanelUnconfirmed.class)
        .hasMessageContaining("not the whole list, 1 rows of it came: a part of it is longer");
    assertThat(seen).containsExactly(1L);
  }

  @Test
  void aBodyWithoutEndIsNotReadForever() {
    server.then(RawServer.endless());

    assertThat(failure()).isInstanceOf(PanelUnconfirmed.class).hasMessageContaining("longer than");
  }

  @Test
  void aListThatBreaksOffIsToldAsNotWhole() {
    server.then(RawServer.json(HEAD + row(1) + "," + row(2) + ",{\"id\":3,"));

    assertThat(failure())
        .isInstanceOf(PanelUnconfirmed.class)
        .hasMessageContaining("not the whole list, 2 rows of it came: the answer ends too early");
    assertThat(seen).containsExactly(1L, 2L);
    assertThat(calls).extracting(PanelCall::outcome).containsExactly("PanelUnconfirmed");
  }

  @Test
  void aConnectionLostInTheMiddleIsToldAsNotWhole() {
    var half = HEAD + row(1) + "," + row(2) + ",";
    server.then(
        RawServer.answer("200 OK", "application/json", half, half.getBytes(UTF_8).length + 500));

    assertThat(failure())
        .isInstanceOf(PanelUnconfirmed.class)
        .hasMessageContaining("not the whole list, 2 rows of it came: connection lost");
    assertThat(failureAgain()).isNull();
  }

  private Throwable failureAgain() {
    server.then(RawServer.json(Replies.yes("[]")));
    return catchThrowable(this::list);
  }

  /** Wherever it ends, and be it between two rows, it is neither whole nor garbled. */
  @Test
  void aListCutAnywhereIsNotWhole() {
    var whole = "{\"code\":1,\"time\":\"1\",\"data\":[" + row(1) + "," + row(2) + "]}";
    for (int length = 1; length < whole.length(); length++) {
      server.then(RawServer.json(whole.substring(0, length)));

      assertThat(failure()).as("the first %s bytes", length).isInstanceOf(PanelUnconfirmed.class);
    }
  }

  @Test
  void silenceInTheMiddleIsWaitedForNoLongerThanTheReadTimeout() {
    var end = new CountDownLatch(1);
    client = connect(patient(1_000, 60_000));
    server.then(
        flowing(
            out -> {
              say(out, HEAD + row(1) + ",");
              await(end);
            }));

    assertThat(failure())
        .isInstanceOf(PanelUnconfirmed.class)
        .hasMessageContaining("1 rows of it came: no answer in time");
    end.countDown();
    assertThat(calls.get(0).took()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
  }

  /** A long list is no silent panel. */
  @Test
  void aListThatFlowsMayTakeLongerThanTheReadTimeout() {
    client = connect(patient(1_000, 60_000));
    server.then(trickling(15));

    list();

    assertThat(seen).hasSize(15);
    assertThat(calls.get(0).took()).isGreaterThan(Duration.ofMillis(1_200));
  }

  @Test
  void aListThatFlowsForeverIsGivenUpAfterTheBuildTimeout() {
    client = connect(patient(1_000, 1_500));
    server.then(trickling(100));

    assertThat(failure())
        .isInstanceOf(PanelUnconfirmed.class)
        .hasMessageContaining("no answer in time");
    assertThat(seen).isNotEmpty();
  }

  /** Time that is spent with a host is no silence of the panel's. */
  @Test
  void aSlowReaderIsNoSilentPanel() {
    client = connect(patient(1_000, 1_000));
    server.then(RawServer.json(HEAD + row(1) + "," + row(2) + "]}"));

    client
        .hosts()
        .each(
            host -> {
              seen.add(host.id());
              rest(Duration.ofMillis(1_200));
            });

    assertThat(seen).containsExactly(1L, 2L);
  }

  private PanelSettings patient(long silence, long whole) {
    var usual = settings(server.url(), Duration.ofSeconds(10));
    return new PanelSettings(
        usual.url(),
        TOKEN,
        usual.zone(),
        usual.caFile(),
        false,
        usual.connectTimeout(),
        Duration.ofMillis(silence),
        Duration.ofMillis(whole));
  }
}
