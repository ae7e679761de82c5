package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PoolWords;

/**
 * The panel itself and BT below it. Read only, so all of it is safe to repeat. All methods throw
 * {@link PanelException}.
 */
public final class Connection {
  private final Caller caller;

  Connection(Caller caller) {
    this.caller = caller;
  }

  /**
   * Returns if the panel accepts our signature. It asks neither its database nor BT, so both may be
   * dead. SIGNATURE_WRONG: another token. SIGNATURE_EXPIRED: signed longer ago than the panel's
   * setting, 10 s at first, on the second try too. ADDRESS_NOT_ALLOWED: we are not on its list.
   * Source: behaviour.md 1 and 3, index; API document, 测试连接.
   */
  public void index() {
    caller.call(Endpoint.INDEX, Form.EMPTY);
  }

  /**
   * The PHP versions of BT, which the panel asks, for {@link HostPack#phpVersion}; {@code 00} is
   * static. Source: behaviour.md 3, php_list; the API document names such a list under 主机创建 and
   * does not describe it.
   */
  public List<Choice> phpVersions() {
    return choices(Endpoint.PHP_LIST);
  }

  /**
   * The programs that can be installed with a host, for {@link HostPack#presetProgram}. The panel
   * asks BT. Source: behaviour.md 3, deployment_list; the API document names such a list under 主机创建
   * and does not describe it.
   */
  public List<Choice> deployments() {
    return choices(Endpoint.DEPLOYMENT_LIST);
  }

  /**
   * How busy BT's server is now: load over 1, 5 and 15 minutes, memory in MB. The panel passes BT's
   * answer on as it is. Source: behaviour.md 3, server_status; not in the API document.
   */
  public ServerLoad serverLoad() {
    return PoolWords.load(caller.call(Endpoint.SERVER_STATUS, Form.EMPTY).row());
  }

  private List<Choice> choices(Endpoint endpoint) {
    return caller.call(endpoint, Form.EMPTY).rows().stream().map(PoolWords::choice).toList();
  }
}
