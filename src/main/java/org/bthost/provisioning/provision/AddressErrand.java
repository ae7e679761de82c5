package org.bthost.provisioning.provision;

import java.util.Optional;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;

/** Binds or unbinds an IP address, only where the panel's operator says that it works there. */
final class AddressErrand implements Errand {
  private final HostActions panel;
  private final HostSight host;
  private final long address;
  private final boolean bind;

  AddressErrand(Attempt attempt, HostSight host, long address, boolean bind) {
    this.panel = attempt.panel().actions();
    this.host = host;
    this.address = address;
    this.bind = bind;
  }

  @Override
  public Optional<String> refusal() {
    return panel.bindsAddresses()
        ? Optional.empty()
        : Optional.of(
            "panels as they are deployed spoil a host's addresses (host_bindip stores the word"
                + " 'Array', host_unbindip removes all addresses behind the one); where this panel"
                + " is mended, say so with bindsAddresses in the panels file");
  }

  @Override
  public Sign sign() {
    return Sign.HIDDEN;
  }

  @Override
  public void send() {
    if (bind) {
      panel.bindAddress(host.id(), address);
    } else {
      panel.unbindAddress(host.id(), address);
    }
  }

  @Override
  public String remark() {
    return "the panel answered yes; what it did is not read back";
  }
}
