package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.function.Predicate;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Ledger;

/**
 * Keeps secrets out of what people say, as it is kept and shown.
 *
 * @param holdsSecret whether a text holds a secret of the module's settings
 */
public record SecretCheck(Predicate<String> holdsSecret) {
  /**
   * Refuses a ruling about a service.
   *
   * @throws InvalidIntent where a text of it holds a secret of the settings, or the password of the
   *     service's panel user; names the field
   */
  void refuse(Ledger ledger, Service service, Ruling ruling) {
    Optional<String> password =
        service
            .placement()
            .map(Placement::userName)
            .flatMap(it -> ledger.userPassword(service.id(), it));
    refuse(ruling, text -> holdsSecret.test(text) || password.filter(text::contains).isPresent());
  }

  /**
   * Refuses a ruling about something else.
   *
   * @throws InvalidIntent where a text of it holds a secret of the settings; names the field
   */
  public void refuse(Ruling ruling) {
    refuse(ruling, holdsSecret);
  }

  private static void refuse(Ruling ruling, Predicate<String> secret) {
    if (secret.test(ruling.by())) {
      throw new InvalidIntent("by", "holds a secret of this installation; leave it out");
    }
    if (secret.test(ruling.reason())) {
      throw new InvalidIntent("reason", "holds a secret of this installation; leave it out");
    }
  }
}
