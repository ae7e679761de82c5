package org.bthost.provisioning.provision;

import java.util.Optional;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a person has seen to what a burnt name may have left behind at BT, which the
 * module can neither see nor remove. No panel is called, and the name is never sent again.
 */
public final class NameSettling {
  private static final Logger LOG = LoggerFactory.getLogger(NameSettling.class);

  private final Journal journal;
  private final SecretCheck secrets;

  public NameSettling(Journal journal, SecretCheck secrets) {
    this.journal = journal;
    this.secrets = secrets;
  }

  /**
   * Settles a name, with its row in the audit trail. The same once more changes nothing; another
   * word takes the place of the one before.
   *
   * @param ruling who says so, and why
   * @return the name as it is then; empty where it is not burnt
   * @throws InvalidIntent where a text of the ruling holds a secret
   */
  public Optional<BurntName> settle(HostName name, Ruling ruling) {
    return journal.write(
        ledger -> ledger.burntNames().of(name).map(known -> settle(ledger, known, ruling)));
  }

  private BurntName settle(Ledger ledger, BurntName known, Ruling ruling) {
    Service service = ledger.hold(known.service());
    secrets.refuse(ledger, service, ruling);
    BurntName before = ledger.burntNames().of(known.name()).orElse(known);
    boolean repeated =
        before
            .settled()
            .filter(it -> it.by().equals(ruling.by()) && it.reason().equals(ruling.reason()))
            .isPresent();
    if (repeated) {
      return before;
    }
    var settlement = new Settlement(ruling.by(), ruling.reason(), ledger.now());
    ledger.burntNames().settle(before, settlement);
    LOG.info(
        "burnt name {} of service {}: settled by {}: {}",
        before.name(),
        service.id(),
        ruling.by(),
        ruling.reason());
    return before.settled(settlement);
  }
}
