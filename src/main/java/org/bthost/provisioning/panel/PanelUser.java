package org.bthost.provisioning.panel;

import java.time.Instant;
import java.util.Optional;

/**
 * A user of the panel, the owner of hosts.
 *
 * @param hostCount hosts owned, as the panel counts them; 0 where it does not say
 */
public record PanelUser(
    long id,
    long groupId,
    String username,
    String nickname,
    Secret password,
    UserState state,
    long hostCount,
    Optional<Instant> createdAt) {}
