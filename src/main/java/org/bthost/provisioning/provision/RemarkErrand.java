package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;

/** Writes a remark to the panel's row of a host. */
final class RemarkErrand implements Errand {
  private final HostActions panel;
  private final HostSight host;
  private final String text;

  RemarkErrand(Attempt attempt, HostSight host, String text) {
    this.panel = attempt.panel().actions();
    this.host = host;
    this.text = text;
  }

  @Override
  public Sign sign() {
    return panel.belongings(host.id()).remark().equals(text) ? Sign.DONE : Sign.NOT_DONE;
  }

  @Override
  public void send() {
    panel.remark(host.id(), text);
  }
}
