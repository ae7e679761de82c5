package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.InstallationId;

/**
 * How operations are carried out.
 *
 * @param settleTime how long a build whose end is not known stays open; longer than the panel's
 *     slowest build (seven calls to BT of 120 seconds)
 * @param mostAttempts attempts at a panel that answers, after which an operation is held
 * @param leaseLength how long a silent worker keeps its service
 * @param passwords makes passwords for panel users, of letters and digits only
 */
public record ExecutorSettings(
    InstallationId installation,
    Duration settleTime,
    int mostAttempts,
    Duration leaseLength,
    Backoff backoff,
    Supplier<String> passwords) {}
