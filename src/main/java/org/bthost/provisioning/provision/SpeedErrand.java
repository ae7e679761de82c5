package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Throttle;

/**
 * Limits a site's connections and speed, or lifts the limit. The panel shows it nowhere, and says
 * yes even where BT is dead; so BT must have answered just before.
 */
final class SpeedErrand implements Errand {
  static final Throttle NO_LIMIT = new Throttle(0, 0);

  private final HostActions panel;
  private final HostSight host;
  private final Throttle throttle;

  SpeedErrand(Attempt attempt, HostSight host, Throttle throttle) {
    this.panel = attempt.panel().actions();
    this.host = host;
    this.throttle = throttle;
  }

  @Override
  public Sign sign() {
    return Sign.HIDDEN;
  }

  @Override
  public void send() {
    if (host.webServer() == WebServer.UNSEEN) {
      throw new PanelTrouble(
          PanelTrouble.Kind.BELOW_DOWN,
          "BT below the panel does not answer, and the panel would say yes all the same",
          null);
    }
    if (throttle.equals(NO_LIMIT)) {
      panel.unlimitSpeed(host.id());
    } else {
      panel.limitSpeed(host.id(), throttle);
    }
  }

  @Override
  public String remark() {
    return "the panel answered yes; it shows no speed limit back. The next change of package sets"
        + " the package's own";
  }
}
