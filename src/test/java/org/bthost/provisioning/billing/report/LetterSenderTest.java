package org.bthost.provisioning.billing.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.bthost.provisioning.billing.report.MailServer.Encryption;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Delivery.State;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DeliveryBox;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.scenario.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The customer gets each letter, and seldom twice, whatever becomes of the mail server or of us.
 */
class LetterSenderTest {
  private static final MailServer.Login LOGIN = new MailServer.Login("bthost", "geheim-4711");

  private final TestClock clock = new TestClock();
  private final SmtpServer smtp = new SmtpServer();
  private final DataSource database = TestDatabases.fresh("h2");
  private final DeliveryBox<Letter> box = box();
  private final LetterSender sender = sender(smtp.port(), Encryption.NONE, Optional.of(LOGIN));

  @AfterEach
  void close() {
    smtp.close();
  }

  private DeliveryBox<Letter> box() {
    return Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), handle -> clock.instant())
        .letters();
  }

  private LetterSender sender(int port, Encryption encryption, Optional<MailServer.Login> login) {
    return new LetterSender(
        box(),
        new MailServer("127.0.0.1", port, encryption, login, "Hosting 主机 <noreply@host.example>"),
        clock);
  }

  private void write(int number, String service) {
    box.put(
        new Letter(
            "op-" + number + "/SUCCEEDED/1",
            new ServiceId(service),
            Letter.Kind.RESTORED,
            Optional.of("c" + number + "@example.org"),
            Locale.SIMPLIFIED_CHINESE,
            new LetterText("您的网站已恢复 " + number, "您好！\n.\n再见\n"),
            Letter.Sender.MODULE));
  }

  private List<State> states() {
    return box.list(Optional.empty(), Optional.empty(), 0, 9).stream()
        .map(Delivery::state)
        .toList();
  }

  private Optional<String> lastError() {
    return box.list(Optional.empty(), Optional.empty(), 0, 1).get(0).lastError();
  }

  private static MimeMessage read(String mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8)));
  }

  @Test
  void aLetterComesWholeAndOnce() throws MessagingException, IOException {
    write(1, "svc-1");

    assertThat(sender.deliver()).isEqualTo(1);
    assertThat(sender.deliver()).isZero();

    assertThat(smtp.mails()).hasSize(1);
    MimeMessage mail = read(smtp.mails().get(0));
    assertThat(mail.getSubject()).isEqualTo("您的网站已恢复 1");
    assertThat(mail.getContent()).isEqualTo("您好！\r\n.\r\n再见\r\n");
    assertThat(mail.getFrom()[0])
        .hasToString("=?UTF-8?Q?Hosting_=E4=B8=BB=E6=9C=BA?= <noreply@host.example>");
    assertThat(mail.getHeader("To")).containsExactly("c1@example.org");
    assertThat(mail.getSentDate().toInstant())
        .isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(smtp.commands())
        .contains("MAIL FROM:<noreply@host.example>", "RCPT TO:<c1@example.org>");
    assertThat(states()).containsExactly(State.DELIVERED);
  }

  @Test
  void aRestartSendsNothingAgainThatWasSent() {
    write(1, "svc-1");
    sender.deliver();

    LetterSender restarted = sender(smtp.port(), Encryption.NONE, Optional.of(LOGIN));
    clock.advance(Duration.ofDays(1));

    assertThat(restarted.deliver()).isZero();
    assertThat(smtp.mails()).hasSize(1);
  }

  @Test
  void whoDiesWhileSendingHasTheLetterSentAgainUnderTheSameId() throws MessagingException {
    write(1, "svc-1");
    smtp.answer(".", ""); // it has taken the letter, and its answer is lost
    sender.deliver();
    smtp.recover();
    clock.advance(Duration.ofSeconds(10));
    sender.deliver();

    assertThat(smtp.mails()).hasSize(2);
    assertThat(read(smtp.mails().get(0)).getMessageID())
        .endsWith("@host.example>")
        .isEqualTo(read(smtp.mails().get(1)).getMessageID());
  }

  @Test
  void aLetterThatIsBillingsToSendIsNotSentAndNotReplayed() {
    write(1, "svc-1");
    box.put(
        new Letter(
            "op-2/SUCCEEDED/1",
            new ServiceId("svc-2"),
            Letter.Kind.RESTORED,
            Optional.empty(),
            Locale.ENGLISH,
            new LetterText("Yours", "Hello\n"),
            Letter.Sender.BILLING),
        State.HANDED);

    box.replay(2);

    assertThat(sender.deliver()).isEqualTo(1);
    assertThat(states()).containsExactly(State.DELIVERED, State.HANDED);
  }

  @Test
  void aServerThatIsDownIsTriedWithOneLetterUntilItIsBack() {
    int port = smtp.port();
    smtp.close();
    write(1, "svc-1");
    write(2, "svc-2");
    assertThat(sender.deliver()).isZero();
    assertThat(box.list(Optional.empty(), Optional.empty(), 0, 9))
        .extracting(Delivery::attempts)
        .containsExactly(1, 0);
    assertThat(lastError()).contains("the mail server can't be used: no connection");

    try (var back = new SmtpServer(port)) {
      clock.advance(Duration.ofSeconds(10));
      assertThat(sender.deliver()).isEqualTo(2);
      assertThat(back.mails()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 451 try again later,   WAITING, the mail server did not take the letter",
    "RCPT, 550 no such user c1,   DEAD,    the mail server has no such address",
    "., 554 looks like spam,      WAITING, the mail server did not take the letter",
    "AUTH, 535 wrong geheim-4711, WAITING, the mail server does not take user and password",
    "MAIL, 550 you may not,       WAITING, the mail server did not take the letter",
    "DATA, 421 going down,        WAITING, the mail server did not take the letter",
  })
  void whatIsRefusedIsSentAgainUnlessThereIsNoSuchAddress(
      String command, String answer, State state, String error) {
    write(1, "svc-1");
    smtp.answer(command, answer);

    assertThat(sender.deliver()).isZero();

    assertThat(smtp.mails()).isEmpty();
    assertThat(states()).containsExactly(state);
    assertThat(lastError()).contains(error);
  }

  @Test
  void anAddressThatIsRefusedHoldsUpNoOtherLetterOfItsService() {
    write(1, "svc-1");
    write(2, "svc-1");
    smtp.answer("RCPT TO:<c1@", "550 no such user");

    sender.deliver();
    sender.deliver();

    assertThat(smtp.mails()).hasSize(1);
    assertThat(states()).containsExactly(State.DEAD, State.DELIVERED);
  }

  @Test
  void aServerThatWillNotEncryptIsToldNeitherPasswordNorLetter() {
    write(1, "svc-1");

    sender(smtp.port(), Encryption.STARTTLS, Optional.of(LOGIN)).deliver();

    assertThat(smtp.commands()).noneMatch(it -> it.startsWith("AUTH") || it.startsWith("MAIL"));
    assertThat(states()).containsExactly(State.WAITING);
    assertThat(lastError()).contains("the mail server can't be used: no TLS, or no answer");
  }

  @Test
  void withoutAUserItIsNotAskedForOne() {
    write(1, "svc-1");

    assertThat(sender(smtp.port(), Encryption.NONE, Optional.empty()).deliver()).isEqualTo(1);

    assertThat(smtp.commands()).noneMatch(it -> it.startsWith("AUTH"));
  }

  @ParameterizedTest
  @CsvSource({
    "noreply",
    "a@b c@d",
    "'a@b.example, c@d.example'",
    "'Host <a@b.example>\r\nBcc: x@y.example'"
  })
  void aSenderThatIsNoAddressIsRefused(String from) {
    var server = new MailServer("127.0.0.1", 25, Encryption.NONE, Optional.empty(), from);

    assertThatThrownBy(() -> new LetterSender(box, server, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no address such as");
  }

  @Test
  void neitherTextShowsWhatIsNotForLogs() {
    write(1, "svc-1");

    assertThat(box.list(Optional.empty(), Optional.empty(), 0, 1).toString())
        .doesNotContain("example.org", "您好");
    assertThat(LOGIN.toString()).doesNotContain("geheim");
  }
}
