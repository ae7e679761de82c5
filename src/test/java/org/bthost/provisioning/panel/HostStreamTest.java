package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bthost.provisioning.panel.RawServer.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of hosts is read while it comes in, and is believed only when it has ended. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostStreamTest extends PanelFixture {
  private static final String HEAD =
      "{\"code\":1,\"msg\":\"请求成功\",\"time\":\"" + (Replies.TIME + 60) + "\",\"data\":[";

  private final List<Long> seen = new ArrayList<>();

  private static String row(long id) {
    return "{" + HostReadingTest.ROW.replaceFirst("\"id\":2", "\"id\":" + id) + "}";
  }

  private void list() {
    client.hosts().each(host -> seen.add(host.id()));
  }

  private PanelException failure() {
    return catchThrowableOfType(PanelException.class, this::list);
  }

  /** An answer whose length nobody is told before. */
  private static Reaction flowing(Flow flow) {
    return connection -> {
      var out = connection.getOutputStream();
      say(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
      flow.to(connection, out);
      connection.close();
    };
  }

  private interface Flow {
    void to(Socket connection, OutputStream out) throws IOException;
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Test
  void aHostIsPassedOnBeforeTheNextOneIsSent() {
    var first = new CountDownLatch(1);
    server.then(
        flowing(
            (connection, out) -> {
              say(out, HEAD + row(1));
              await(first);
              say(out, "," + row(2) + "]}");
            }));

    client
        .hosts()
        .each(
            host -> {
              seen.add(host.id());
              first.countDown();
            });

    assertThat(seen).containsExactly(1L, 2L);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(8, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** 60 MB, more than any other answer may have; they were read into memory once. */
  @Test
  void aListMayBeLongerThanAnyOtherAnswer() {
    var notice = "\"notice\":\"" + "n".repeat(30_000) + "\"";
    var fat = row(7).replace("\"notice\":null", notice);
    var hosts = new AtomicLong();
    server.then(
        flowing(
            (connection, out) -> {
              say(out, HEAD + fat);
              for (int i = 1; i < 2_000; i++) {
                say(out, "," + fat);
              }
              say(out, "]}");
            }));

    client.hosts().each(host -> hosts.addAndGet(host.notice().length()));

    assertThat(hosts).hasValue(2_000L * 30_000);
  }

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
            (connection, out) -> {
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
    server.then(trickling(1_000));

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

  /** A row every 100 ms. */
  private static Reaction trickling(int rows) {
    return flowing(
        (connection, out) -> {
          say(out, HEAD + row(1));
          for (long id = 2; id <= rows; id++) {
            rest(Duration.ofMillis(100));
            say(out, "," + row(id));
          }
          say(out, "]}");
        });
  }

  private static void rest(Duration time) {
    try {
      assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  /** "Could not see" is not "is empty", and nothing is passed on before the yes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":null}",
        "{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":{}}",
        "{\"code\":1,\"msg\":\"\",\"time\":\"1\"}",
        "{\"data\":[{}],\"code\":1,\"msg\":\"\",\"time\":\"1\"}",
        "{\"data\":[],\"code\":1,\"msg\":\"\",\"time\":\"1\"}",
        "{\"code\":\"1\",\"msg\":\"\",\"time\":\"1\",\"data\":[{}]}",
        "{\"code\":2,\"msg\":\"\",\"time\":\"1\",\"data\":[{}]}",
        "{\"code\":1,\"data\":[],\"code\":0}",
        "{\"code\":1,\"data\":[],\"data\":[{}]}",
        "{\"code\":1,\"data\":[]} and more",
        "{\"code\":1,\"data\":[]}{\"code\":0}",
        "{\"code\":1,\"data\":[],,}",
        "[{\"code\":1,\"data\":[]}]",
        "<html>Welcome</html>",
        "callback({\"code\":1,\"data\":[]});",
        "",
      })
  void whatIsNoListAfterAYesIsGarbled(String body) {
    server.then(RawServer.json(body));

    assertThat(failure()).isInstanceOf(PanelGarbled.class);
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 Oops", "404 None", "403 No", "201 Made"})
  void aYesIsOneOnlyWithStatus200(String status) {
    server.then(RawServer.answer(status, "application/json", HEAD + row(1) + "]}"));

    assertThat(failure()).isInstanceOf(PanelGarbled.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void anUnreadableRowMakesTheAnswerGarbled() {
    server.then(RawServer.json(HEAD + row(1) + ",{\"id\":2}," + row(3) + "]}"));

    assertThat(failure()).isInstanceOf(PanelGarbled.class).hasMessageContaining("user_id");
    assertThat(seen).containsExactly(1L);
    assertThat(calls).extracting(PanelCall::outcome).containsExactly("PanelGarbled");
  }

  /** The order that the panel writes in is nothing that a refusal needs. */
  @Test
  void aNoIsReadToItsEnd() {
    server.then(RawServer.json("{\"code\":0,\"data\":null,\"msg\":\"非白名单IP不允许请求\"}"));

    assertThat(failure())
        .isInstanceOf(PanelRejected.class)
        .hasMessageContaining("ADDRESS_NOT_ALLOWED");
  }

  @Test
  void anExpiredSignatureIsMadeAnewAndTheListIsPassedOnOnce() {
    server.then(
        RawServer.json(Replies.envelope("0", "\"签名过期\"", Replies.TIME + 60, "null")),
        RawServer.json(HEAD + row(1) + "]}"));

    list();

    assertThat(seen).containsExactly(1L);
    assertThat(calls).extracting(PanelCall::outcome).containsExactly("PanelRejected", "ok");
  }

  @Test
  void thePanelsTimeIsKnownFromTheFirstHostOn() {
    var skews = new ArrayList<Duration>();
    server.then(RawServer.json(HEAD + row(1) + "]}"));

    client.hosts().each(host -> skews.add(client.skew()));

    assertThat(skews).containsExactly(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheReaderThrowsIsThrownAsItIsAndIsNoFailureOfThePanel(boolean isAnError) {
    var thrown = isAnError ? new AssertionError("enough") : new IllegalStateException("enough");
    server.then(RawServer.json(HEAD + row(1) + "," + row(2) + "]}"));

    assertThatThrownBy(() -> client.hosts().each(host -> sneak(thrown))).isSameAs(thrown);

    assertThat(calls).extracting(PanelCall::outcome).containsExactly(PanelCall.OK);
    assertThat(calls).extracting(PanelCall::message).containsExactly("not read to its end");
  }

  /** Such as the failure of another panel that the reader calls. */
  @Test
  void aPanelFailureOfTheReadersOwnIsNotTakenForThisCalls() {
    var other = new PanelUnreachable("index", PanelUnreachable.Kind.NO_ROUTE, "elsewhere");
    var passed = new ArrayList<Throwable>();
    var gate =
        new Gate() {
          @Override
          public <T> T pass(java.util.function.Supplier<T> request) {
            try {
              return request.get();
            } catch (RuntimeException e) {
              passed.add(e);
              throw e;
            }
          }
        };
    server.then(RawServer.json(HEAD + row(1) + "]}"));
    var session = client.session(gate, SendGuard.OPEN, calls::add);

    assertThatThrownBy(() -> session.hosts().each(host -> sneak(other))).isSameAs(other);

    assertThat(passed).hasSize(1).noneMatch(PanelException.class::isInstance);
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  /** A list given up goes on at the panel for as long as somebody holds its connection. */
  @Test
  void aListThatIsGivenUpIsCutOffAtThePanel() throws InterruptedException {
    var gone = new CountDownLatch(1);
    server.then(
        flowing(
            (connection, out) -> {
              try {
                say(out, HEAD + row(1));
                for (long id = 2; id < Long.MAX_VALUE; id++) {
                  say(out, "," + row(id));
                }
              } catch (IOException closed) {
                gone.countDown();
              }
            }));

    assertThatThrownBy(() -> client.hosts().each(host -> sneak(new IllegalStateException("no"))))
        .hasMessage("no");

    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aListReadToItsEndLeavesTheConnectionForTheNextCall() {
    var rows = String.join(",", LongStream.range(1, 500).mapToObj(HostStreamTest::row).toList());
    server.then(RawServer.json(HEAD + rows + "]}"), RawServer.json(Replies.yes("null")));

    list();
    client.connection().index();

    assertThat(seen).hasSize(499);
    assertThat(server.ports().get(0)).isEqualTo(server.ports().get(1));
  }

  @Test
  void noSecretShows() {
    server.then(
        RawServer.json(HEAD + row(1) + ",{\"password\":\"hunter2\",\"id\":{\"hunter2\":1}}]}"));

    assertThat(failure().toString()).doesNotContain("hunter2", TOKEN);
  }
}
