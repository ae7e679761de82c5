package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.PanelTrouble;

/**
 * Binds a domain, within the number that the package allows: the panel does not count. Above
 * present BT versions the panel answers no although the domain is bound, and never lists it; asked
 * once more it then says that it is bound already (panel behaviour, section 3, host_domain).
 */
final class DomainErrand implements Errand {
  private final HostActions panel;
  private final HostSight host;
  private final String domain;
  private final String folder;
  private boolean unlisted;

  DomainErrand(Attempt attempt, HostSight host, String domain, String folder) {
    this.panel = attempt.panel().actions();
    this.host = host;
    this.domain = domain;
    this.folder = folder;
  }

  @Override
  public Optional<String> refusal() {
    if (!folder.equals("/") && !host.subDirectories()) {
      return Optional.of("the package binds domains to the whole site only, not to " + folder);
    }
    int most = host.limits().domains();
    List<String> bound = bound();
    return most == 0 || bound.size() < most || bound.contains(domain)
        ? Optional.empty()
        : Optional.of(
            "the package allows "
                + most
                + " domains, and as many are bound: "
                + String.join(", ", bound));
  }

  /** The domains that count: the name the panel itself gave the site does not. */
  private List<String> bound() {
    Belongings belongings = panel.belongings(host.id());
    return belongings.domains().stream()
        .filter(name -> !name.equals(belongings.siteName()))
        .toList();
  }

  @Override
  public Sign sign() {
    return unlisted || bound().contains(domain) ? Sign.DONE : Sign.NOT_DONE;
  }

  @Override
  public void send() {
    try {
      if (!panel.bindDomain(host.id(), domain, folder, host.audit())) {
        throw new PanelTrouble(
            PanelTrouble.Kind.REFUSED,
            "the domain is bound at the BT server already, to this site or to another one; the"
                + " panel's API can't unbind it",
            null);
      }
    } catch (PanelTrouble trouble) {
      if (trouble.kind() != PanelTrouble.Kind.CRASHED) {
        throw trouble;
      }
      unlisted =
          sign() == Sign.NOT_DONE && !panel.bindDomain(host.id(), domain, folder, host.audit());
    }
  }

  @Override
  public String remark() {
    if (host.audit()) {
      return "the domain waits for an administrator at the panel, as the package says";
    }
    return unlisted ? "bound at the BT server; the panel does not list it" : "";
  }
}
