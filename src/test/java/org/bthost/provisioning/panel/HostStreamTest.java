package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.panel.HostList.HEAD;
import static org.bthost.provisioning.panel.HostList.await;
import static org.bthost.provisioning.panel.HostList.flowing;
import static org.bthost.provisioning.panel.HostList.row;
import static org.bthost.provisioning.panel.HostList.say;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of hosts is read while it comes in, and is believed only when it has ended. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostStreamTest extends HostStreamFixture {
  @Test
  void aHostIsPassedOnBeforeTheNextOneIsSent() {
    var first = new CountDownLatch(1);
    server.then(
        flowing(
            out -> {
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

  /** 60 MB, more than any other answer may have; they were read into memory once. */
  @Test
  void aListMayBeLongerThanAnyOtherAnswer() {
    var notice = "\"notice\":\"" + "n".repeat(30_000) + "\"";
    var fat = row(7).replace("\"notice\":null", notice);
    var hosts = new AtomicLong();
    server.then(
        flowing(
            out -> {
              say(out, HEAD + fat);
              for (int i = 1; i < 2_000; i++) {
                say(out, "," + fat);
              }
              say(out, "]}");
            }));

    client.hosts().each(host -> hosts.addAndGet(host.notice().length()));

    assertThat(hosts).hasValue(2_000L * 30_000);
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
            out -> {
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
    var rows = String.join(",", LongStream.range(1, 500).mapToObj(HostList::row).toList());
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
