package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;

/**
 * Files the operations that the module's own audits ask for. They change no wish: the executor
 * looks for itself, and cures what it sees.
 */
public final class Repairs {
  private static final String SOURCE = "/bthost/audit";

  private final Journal journal;
  private final Supplier<OperationId> ids;

  public Repairs(Journal journal, Supplier<OperationId> ids) {
    this.journal = journal;
    this.ids = ids;
  }

  /**
   * Files an operation for a service, unless one is open or held already.
   *
   * @param verb one of the module's own
   * @param why a sentence for people; its end is cut off where it is long
   */
  public Optional<OperationId> file(ServiceId id, Verb verb, String why) {
    return journal.write(
        ledger -> {
          Service service = ledger.hold(id);
          return service.desired().isPresent() && ledger.openOperations(id).isEmpty()
              ? Optional.of(file(ledger, service, verb, why))
              : Optional.empty();
        });
  }

  private OperationId file(Ledger ledger, Service service, Verb verb, String why) {
    OperationId id = ids.get();
    Intent intent =
        Intent.plain(
            new EventKey(SOURCE, id.value()),
            verb,
            service.id(),
            Optional.of(Intent.shortened(why)));
    Submissions.takeIn(
        ledger, service, Operation.begun(id, intent, ledger.now()), service.wanted());
    return id;
  }
}
