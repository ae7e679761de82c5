package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;

/**
 * Which burnt names to list, a page at a time, in the order they were burnt.
 *
 * @param panel the panel that the name's service is placed on
 * @param settled whether a person has settled them
 * @param skip how many to leave out at the beginning
 */
public record BurntSearch(
    Optional<PanelId> panel,
    Optional<ServiceId> service,
    Optional<Boolean> settled,
    int skip,
    int limit) {}
