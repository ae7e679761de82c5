package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.Verb;

/**
 * What operations ask for, and what an attempt has done for it already.
 *
 * @param verbs of the operations that are being worked on
 * @param forced whether a smaller package is wanted although the host uses more
 * @param measured whether the panel was told to measure the host
 * @param given the package that the panel has said yes to
 */
record Asked(Set<Verb> verbs, boolean forced, boolean measured, Optional<OrderedPackage> given) {
  /** No operation asks for anything, and nothing was tried. */
  static final Asked NOTHING = new Asked(Set.of(), false, false, Optional.empty());
}
