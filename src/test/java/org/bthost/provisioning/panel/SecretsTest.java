package org.bthost.provisioning.panel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens, passwords and signatures are in requests and answers, and nowhere else. */
class SecretsTest extends PanelFixture {
  private static final String PASSWORD = "QKk1E73oOU68";

  static List<RawServer.Reaction> answersThatTellTooMuch() {
    var told = PASSWORD + " " + TOKEN + " SPZJoB";
    return List.of(
        RawServer.json(Replies.no("主机创建失败->域名|{\\\"password\\\":\\\"" + told + "\\\"}")),
        RawServer.json(Replies.no("password is " + PASSWORD + " and token " + TOKEN)),
        RawServer.json(Replies.no("<b>" + told)),
        RawServer.json("{\"code\":7,\"msg\":\"" + told + "\",\"data\":\"" + told + "\"}"),
        RawServer.json("{\"code\":\"" + told + "\"}"),
        RawServer.json(Replies.yes("\"" + told + "\"")),
        RawServer.json(Replies.yes("{\"id\":\"" + told + "\",\"username\":\"x\"}")),
        RawServer.json(told),
        RawServer.json("{\"" + told),
        RawServer.answer("500 Oops", "text/html", told),
        RawServer.answer("200 " + told.replace(' ', '-'), "text/html", told, 9999),
        connection -> connection.getOutputStream().write((told + "\r\n\r\n").getBytes(US_ASCII)));
  }

  @ParameterizedTest
  @MethodSource("answersThatTellTooMuch")
  void showNowhereWhateverThePanelAnswers(RawServer.Reaction reaction) {
    server.then(reaction);

    var order = new CreateUser("alice", new Secret(PASSWORD), "Al", 1);
    var failure = catchThrowableOfType(PanelException.class, () -> client.users().create(order));

    assertSafe(stackTrace(failure));
    assertSafe(calls.toString());
    assertThat(calls).hasSize(1);
  }

  @Test
  void showNowhereInWhatIsAskedAndAnswered() {
    server.then(
        RawServer.json(
            Replies.yes(
                "{\"id\":\"2\",\"username\":\"alice\",\"password\":\"" + PASSWORD + "\"}")));
    var order = new CreateUser("alice", new Secret(PASSWORD), "Al", 1);

    var user = client.users().create(order);

    assertThat(user.password().value()).isEqualTo(PASSWORD);
    assertSafe(order + " " + user + " " + calls + " " + client);
    assertSafe(settings(server.url(), Duration.ofSeconds(1)).toString());
  }

  @Test
  void travelInTheBodyAndNotInTheUrl() {
    server.then(RawServer.json(Replies.yes("{\"id\":2,\"username\":\"alice\"}")));

    client.users().create(new CreateUser("alice", new Secret(PASSWORD), "Al", 1));

    var head = server.requests().get(0).split("\r\n\r\n", 2)[0];
    assertThat(head).startsWith("POST /api/vhost/user_create HTTP/1.1\r\n");
    assertSafe(head);
    assertThat(head).doesNotContain("signature").doesNotContain("Origin");
    assertThat(server.requests().get(0)).contains(PASSWORD).doesNotContain(TOKEN);
  }

  @Test
  void showNowhereInWhatWasBuilt() {
    var account = "{\"id\":\"5\",\"vhost_id\":\"7\",\"password\":\"" + PASSWORD + "\"}";
    server.then(
        RawServer.json(
            Replies.yes(
                "{\"site\":{\"id\":\"7\",\"user_id\":\"2\",\"bt_id\":9,\"bt_name\":\"a.b\","
                    + "\"endtime\":1798041600},\"sql\":"
                    + account
                    + ",\"ftp\":"
                    + account
                    + "}")));

    var built = client.hosts().build(BuildHost.onPlan("siteone", LocalDate.of(2026, 12, 24), 2, 1));

    assertThat(built.ftp().orElseThrow().password().value()).isEqualTo(PASSWORD);
    assertSafe(built.toString());
  }

  private static void assertSafe(String text) {
    assertThat(text).doesNotContain(PASSWORD).doesNotContain(TOKEN).doesNotContain("SPZJoB");
  }

  private static String stackTrace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
