package org.bthost.provisioning.billing.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.bthost.provisioning.billing.report.MailServer.Encryption;
import org.bthost.provisioning.billing.report.Refusal.Reach;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.journal.DeliveryBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends customers their letters by SMTP, as often as a {@link Courier} does. A letter has the same
 * Message-ID whenever it is sent, by which a mail server can tell that it has it already.
 */
public final class LetterSender {
  private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** A letter takes about ten answers of the server. */
  private static final Duration CLAIM = TIMEOUT.multipliedBy(15);

  private final MailServer server;
  private final InternetAddress from;
  private final Clock clock;
  private final Session session;
  private final Courier<Letter> courier;

  /**
   * @throws IllegalArgumentException where the server's {@code from} is no address
   */
  public LetterSender(DeliveryBox<Letter> box, MailServer server, Clock clock) {
    this.server = server;
    this.from = from(server);
    this.clock = clock;
    this.session = Session.getInstance(properties(server));
    this.courier = new Courier<>("letter", box, this::send, CLAIM, clock);
  }

  private static InternetAddress from(MailServer server) {
    try {
      InternetAddress address = new InternetAddress(server.from(), true);
      address.setPersonal(address.getPersonal(), UTF_8.name());
      if (Letter.isAddress(address.getAddress())
          && server.from().chars().noneMatch(Character::isISOControl)) {
        return address;
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException(noAddress(server), e);
    }
    throw new IllegalArgumentException(noAddress(server));
  }

  private static String noAddress(MailServer server) {
    return "'" + server.from() + "' is no address such as Hosting <noreply@hosting.example>";
  }

  private static Properties properties(MailServer server) {
    var properties = new Properties();
    String millis = Long.toString(TIMEOUT.toMillis());
    boolean starttls = server.encryption() == Encryption.STARTTLS;
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
    properties.setProperty(
        "mail.smtp.ssl.enable", Boolean.toString(server.encryption() == Encryption.TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  /**
   * Sends what is due.
   *
   * @return how many letters the server took
   */
  public int deliver() {
    return courier.deliver();
  }

  private Optional<Refusal> send(Letter letter) {
    try {
      Transport transport = session.getTransport("smtp");
      try {
        connect(transport);
        MimeMessage mail = mail(letter);
        transport.sendMessage(mail, mail.getAllRecipients());
        return Optional.empty();
      } finally {
        leave(transport);
      }
    } catch (AuthenticationFailedException e) {
      return Refusal.of("the mail server does not take user and password", Reach.EVERYTHING);
    } catch (SendFailedException e) {
      return e.getInvalidAddresses() == null || e.getInvalidAddresses().length == 0
          ? Refusal.of("the mail server did not take the letter", Reach.MESSAGE)
          : Refusal.of("the mail server has no such address", Reach.FOR_GOOD);
    } catch (MessagingException e) {
      return Refusal.of("the mail server can't be used: " + why(e), Reach.EVERYTHING);
    }
  }

  /** Not the exception's own text: a server's words may be in it. */
  private static String why(MessagingException failure) {
    return failure.getCause() instanceof ConnectException
        ? "no connection"
        : "no TLS, or no answer";
  }

  private void connect(Transport transport) throws MessagingException {
    if (server.login().isPresent()) {
      MailServer.Login login = server.login().get();
      transport.connect(server.host(), server.port(), login.user(), login.password());
    } else {
      transport.connect(server.host(), server.port(), null, null);
    }
  }

  /** A server that does not say goodbye has taken the letter all the same. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the mail server did not say goodbye", e);
    }
  }

  private MimeMessage mail(Letter letter) throws MessagingException {
    var mail = new Mail(session, messageId(letter));
    mail.setFrom(from);
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().orElseThrow()));
    mail.setSubject(letter.text().subject(), UTF_8.name());
    mail.setText(letter.text().body().replace("\n", "\r\n"), UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Content-Language", letter.locale().toLanguageTag());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.saveChanges();
    return mail;
  }

  private String messageId(Letter letter) {
    String host = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    return "<" + UUID.nameUUIDFromBytes(letter.id().getBytes(UTF_8)) + "@" + host + ">";
  }

  /** A mail with an id of our own. */
  private static final class Mail extends MimeMessage {
    private final String id;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
