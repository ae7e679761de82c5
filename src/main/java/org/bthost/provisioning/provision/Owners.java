package org.bthost.provisioning.provision;

import java.util.List;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.journal.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The panel users of a service: one, unless a user_create that was raced or carried out late made
 * more of its name, for which panels have no unique key (panel behaviour, section 6, I).
 */
final class Owners {
  private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

  private Owners() {}

  /** The service's panel user; one is made where there is none. */
  static PanelUserId ensure(Attempt attempt, Supplier<String> passwords) {
    Placement place = attempt.service().placement().orElseThrow();
    if (place.user().isPresent()) {
      return place.user().get();
    }
    PanelUserId owner = named(attempt, passwords);
    attempt.remember(service -> service.placed(place.ownedBy(owner)));
    return owner;
  }

  /** The panel user of the service's own name, whoever owns its host; made where there is none. */
  static PanelUserId named(Attempt attempt, Supplier<String> passwords) {
    List<PanelUserId> known = of(attempt);
    return known.isEmpty() ? create(attempt, passwords) : known.get(0);
  }

  /** After any answer, and none, the list of users is what counts: a race makes two of a name. */
  private static PanelUserId create(Attempt attempt, Supplier<String> passwords) {
    HostName name = attempt.service().placement().orElseThrow().userName();
    String password = attempt.inLease(ledger -> password(ledger, attempt, name, passwords));
    attempt.panel().createUser(name, password);
    return of(attempt).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new PanelTrouble(
                    PanelTrouble.Kind.CRASHED,
                    "user_create answered yes, but there is no user " + name,
                    null));
  }

  private static String password(
      Ledger ledger, Attempt attempt, HostName user, Supplier<String> passwords) {
    return ledger
        .userPassword(attempt.service().id(), user)
        .orElseGet(
            () -> {
              String fresh = passwords.get();
              ledger.keepUserPassword(attempt.service().id(), user, fresh);
              return fresh;
            });
  }

  /** Lists them, the one that acts first; of any other a person is told. */
  static List<PanelUserId> of(Attempt attempt) {
    HostName name = attempt.service().placement().orElseThrow().userName();
    List<PanelUserId> owners = attempt.panel().usersNamed(name);
    owners.stream().skip(1).forEach(extra -> tell(attempt, name, extra));
    return owners;
  }

  private static void tell(Attempt attempt, HostName name, PanelUserId extra) {
    boolean news =
        attempt.tell(
            "duplicate user",
            extra.toString(),
            "panel user "
                + extra
                + " is one too many of name "
                + name
                + "; it has no host of ours");
    if (news) {
      LOG.warn(
          "service {}: panel user {} is one too many of name {}; delete it at the panel once it has"
              + " no host",
          attempt.service().id(),
          extra,
          name);
    }
  }
}
