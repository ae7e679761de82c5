package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PoolWords;

/** The panel itself and the server below it. All methods throw {@link PanelException}. */
public final class Connection {
  private final Caller caller;

  Connection(Caller caller) {
    this.caller = caller;
  }

  /**
   * Returns if the panel accepts our signature. It asks neither its database nor the server below,
   * so both may be dead.
   */
  public void index() {
    caller.call(Endpoint.INDEX, Form.EMPTY);
  }

  /** The PHP versions of the server below; {@code 00} is static. Not in the panel's document. */
  public List<Choice> phpVersions() {
    return choices(Endpoint.PHP_LIST);
  }

  /** The programs that can be installed with a host. Not in the panel's document. */
  public List<Choice> deployments() {
    return choices(Endpoint.DEPLOYMENT_LIST);
  }

  /** How busy the server below is. Not in the panel's document. */
  public ServerLoad serverLoad() {
    return PoolWords.load(caller.call(Endpoint.SERVER_STATUS, Form.EMPTY).row());
  }

  private List<Choice> choices(Endpoint endpoint) {
    return caller.call(endpoint, Form.EMPTY).rows().stream().map(PoolWords::choice).toList();
  }
}
