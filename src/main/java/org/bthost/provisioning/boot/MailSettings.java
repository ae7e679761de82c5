package org.bthost.provisioning.boot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bthost.provisioning.billing.report.LetterSender;
import org.bthost.provisioning.billing.report.MailServer;
import org.bthost.provisioning.billing.report.MailServer.Encryption;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server that letters to customers are sent by. */
record MailSettings(MailServer server) {
  private static final Logger LOG = LoggerFactory.getLogger(MailSettings.class);
  private static final String HOST = "BTHOST_SMTP_HOST";
  private static final String PORT = "BTHOST_SMTP_PORT";
  private static final String ENCRYPTION = "BTHOST_SMTP_TLS";
  private static final String USER = "BTHOST_SMTP_USER";
  private static final String PASSWORD = "BTHOST_SMTP_PASSWORD";
  private static final String FROM = "BTHOST_SMTP_FROM";

  /**
   * Reads what is set; empty where no server is: then billing sends the letters.
   *
   * @throws ConfigurationFault where the settings do not fit together
   */
  static Optional<MailSettings> read(SettingValues settings) {
    List<String> faults = faults(settings);
    if (!faults.isEmpty()) {
      throw new ConfigurationFault(faults);
    }
    return settings.optional(HOST).map(host -> new MailSettings(server(host, settings)));
  }

  private static List<String> faults(SettingValues settings) {
    var faults = new ArrayList<String>();
    Optional<String> host = settings.optional(HOST);
    if (host.isEmpty()) {
      Stream.of(ENCRYPTION, USER, PASSWORD, FROM)
          .filter(key -> settings.optional(key).isPresent())
          .map(key -> key + " is of no use without " + HOST)
          .forEach(faults::add);
      return faults;
    }
    if (settings.optional(FROM).isEmpty()) {
      faults.add(
          FROM + " is missing: letters must be from someone, such as Hosting <me@hosting.example>");
    }
    if (settings.optional(USER).isPresent() != settings.optional(PASSWORD).isPresent()) {
      faults.add(USER + " and " + PASSWORD + " must be set both, or neither");
    }
    boolean readable = encryption(host.get(), settings) == Encryption.NONE && !isHere(host.get());
    if (readable && settings.optional(PASSWORD).isPresent()) {
      faults.add(
          ENCRYPTION
              + " 'none' would send "
              + PASSWORD
              + " for anyone to read; use starttls or tls");
    }
    return faults;
  }

  private static MailServer server(String host, SettingValues settings) {
    return new MailServer(
        host,
        settings.integer(PORT),
        encryption(host, settings),
        settings.optional(USER).map(user -> new MailServer.Login(user, settings.text(PASSWORD))),
        settings.text(FROM));
  }

  /** A server on this machine needs none, and seldom has a certificate that could be verified. */
  private static Encryption encryption(String host, SettingValues settings) {
    return settings
        .optional(ENCRYPTION)
        .map(word -> Encryption.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(isHere(host) ? Encryption.NONE : Encryption.STARTTLS);
  }

  private static boolean isHere(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /**
   * What sends letters by this server.
   *
   * @throws ConfigurationFault where the sender's address is none, or this server lacks Jakarta
   *     Mail
   */
  LetterSender sender(Journal journal, Clock clock) {
    if (server.encryption() == Encryption.NONE && !isHere(server.host())) {
      LOG.warn("{} is 'none': letters to customers can be read on their way", ENCRYPTION);
    }
    try {
      return new LetterSender(journal.letters(), server, clock);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(List.of(FROM + ": " + e.getMessage()));
    } catch (NoClassDefFoundError e) {
      throw new ConfigurationFault(
          List.of(HOST + " is set, but there is no Jakarta Mail here; leave it to billing"));
    }
  }
}
