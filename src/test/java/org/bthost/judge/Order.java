package org.bthost.judge;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One event that a billing server sent.
 *
 * @param verb create, suspend, unsuspend, terminate, change-package or renew
 * @param product of a create or a change of package
 * @param paidUntil of a create or a renewal
 */
public record Order(
    String id,
    String service,
    String verb,
    OptionalLong sequence,
    Optional<String> product,
    Optional<LocalDate> paidUntil) {}
