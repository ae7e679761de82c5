package org.bthost.provisioning.provision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.Throttle;

/** Which errand carries an action out. */
final class Errands {
  private Errands() {}

  static Errand of(Attempt attempt, Operation action, HostSight sight, Supplier<String> passwords) {
    Map<Detail, String> details = action.intent().details();
    return switch (action.verb()) {
      case CHANGE_PASSWORD -> {
        Account account = Account.of(text(details, Detail.ACCOUNT));
        yield new PasswordErrand(
            attempt,
            sight,
            account,
            Optional.ofNullable(passwords(attempt, action, passwords).get(account)).orElseThrow());
      }
      case BIND_DOMAIN ->
          new DomainErrand(
              attempt,
              sight,
              text(details, Detail.DOMAIN),
              details.getOrDefault(Detail.FOLDER, "/"));
      case ENABLE_FTP -> new FtpErrand(attempt, sight, true);
      case DISABLE_FTP -> new FtpErrand(attempt, sight, false);
      case LIMIT_SPEED ->
          new SpeedErrand(
              attempt,
              sight,
              new Throttle(number(details, Detail.CONNECTIONS), number(details, Detail.RATE)));
      case UNLIMIT_SPEED -> new SpeedErrand(attempt, sight, SpeedErrand.NO_LIMIT);
      case NOTICE -> new RemarkErrand(attempt, sight, text(details, Detail.TEXT));
      case TRANSFER ->
          new TransferErrand(
              attempt,
              sight,
              action.intent().customer().orElseThrow(),
              passwords(attempt, action, passwords),
              passwords);
      case BIND_IP -> new AddressErrand(attempt, sight, number(details, Detail.IP), true);
      case UNBIND_IP -> new AddressErrand(attempt, sight, number(details, Detail.IP), false);
      default -> throw new IllegalStateException(action.verb() + " is no action: a bug");
    };
  }

  /** The number of a host's FTP account, also while it is shut: the panel shows it no more then. */
  static OptionalLong ftp(Attempt attempt, Belongings belongings) {
    return belongings
        .ftp()
        .map(shown -> OptionalLong.of(shown.id()))
        .orElse(attempt.service().shutFtp());
  }

  private static int number(Map<Detail, String> details, Detail detail) {
    return Integer.parseInt(text(details, detail));
  }

  private static String text(Map<Detail, String> details, Detail detail) {
    return Optional.ofNullable(details.get(detail)).orElseThrow();
  }

  /** A password for each account; written down before any is sent, so that all of a kind agree. */
  private static Map<Account, Password> passwords(
      Attempt attempt, Operation action, Supplier<String> fresh) {
    return attempt.inLease(
        ledger -> {
          var known = new EnumMap<Account, Password>(Account.class);
          known.putAll(ledger.actions().passwords(action.id()));
          for (Account account : Account.values()) {
            known.computeIfAbsent(account, missing -> new Password(fresh.get()));
          }
          ledger.actions().keepPasswords(action.id(), known);
          return known;
        });
  }
}
