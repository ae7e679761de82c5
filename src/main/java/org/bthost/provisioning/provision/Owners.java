package org.bthost.provisioning.provision;

import java.util.List;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.PanelUserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The panel users of a service: one, unless a user_create that was raced or carried out late made
 * more of its name, for which panels have no unique key (panel behaviour, section 6, I).
 */
final class Owners {
  private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

  private Owners() {}

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
