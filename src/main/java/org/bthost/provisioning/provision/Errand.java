package org.bthost.provisioning.provision;

import java.util.Optional;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Ledger;

/** One action as it is carried out at a panel. Every method may call the panel. */
interface Errand {
  /** What the panel shows of an action. */
  enum Sign {
    DONE,
    NOT_DONE,
    /** The panel shows nothing of such an action. */
    HIDDEN
  }

  /** Why it can't be done, so that nothing is sent; empty where it can. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** Whether it is done, as far as the panel shows. */
  Sign sign();

  /** Sends what it takes; all of it may be sent again with the same effect. */
  void send();

  /** What whoever asked for it should know beside its success; may be empty. */
  default String remark() {
    return "";
  }

  /** What is remembered of it once it is done. */
  default Service remember(Ledger ledger, Service service) {
    return service;
  }
}
