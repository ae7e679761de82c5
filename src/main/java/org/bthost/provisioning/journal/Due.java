package org.bthost.provisioning.journal;

import org.bthost.provisioning.domain.Lease;

/** A due service that was handed out, and the lane that it had waited in. */
public record Due(Lane lane, Lease lease) {}
