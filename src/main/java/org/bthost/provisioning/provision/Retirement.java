package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PanelSession;

/** Takes down a host of ours that no service wants: stopped, seen down, recycled, seen gone. */
final class Retirement {
  private Retirement() {}

  /** Takes it down; false where it is not seen gone yet. */
  static boolean retire(Attempt attempt, Binding extra) {
    PanelSession panel = attempt.panel();
    if (panel.look(extra.id()) instanceof ObservedState.Present present
        && isOurs(extra, present.sight())) {
      halt(panel, present.sight());
      boolean down =
          panel.look(extra.id()) instanceof ObservedState.Present after
              && after.sight().webServer() == WebServer.DOWN;
      if (down) {
        panel.recycle(extra.id());
      }
      String what = "host " + extra.id() + " (" + extra.name() + ") appeared late";
      attempt.note(what + (down ? " and was recycled" : "; its web server still runs"));
      attempt.record("retire", down ? "ok" : "still up", what);
    }
    return panel.look(extra.id()) instanceof ObservedState.Absent;
  }

  private static boolean isOurs(Binding extra, HostSight sight) {
    return extra.isNamed(sight.siteName());
  }

  private static void halt(PanelSession panel, HostSight sight) {
    if (sight.webServer() == WebServer.DOWN) {
      return;
    }
    if (sight.row() == HostSight.Row.STOPPED) {
      panel.start(sight.id());
    }
    panel.stop(sight.id());
  }
}
