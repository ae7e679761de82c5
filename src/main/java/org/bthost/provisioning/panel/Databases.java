package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.HostWords;
import org.bthost.provisioning.panel.wire.PlainText;

/**
 * Databases of hosts, recycled hosts included. For an unknown id the panel crashes ({@link
 * PanelGarbled}, HTTP 500). All methods throw {@link PanelException}.
 */
public final class Databases {
  private final Caller caller;

  Databases(Caller caller) {
    this.caller = caller;
  }

  /** One database with its login and console. */
  public HostDatabase detail(long id) {
    return HostWords.database(caller.call(Endpoint.SQL_INFO, Form.of("sql_id", id)).row());
  }

  /**
   * Sets a database's password; 6 to 32 letters and digits. When the server below refuses or is
   * dead, the panel crashes ({@link PanelGarbled}, HTTP 500).
   */
  public HostDatabase changePassword(long id, Secret password) {
    var form = Form.of("sql_id", id).with("password", PlainText.requirePassword(password));
    return HostWords.database(caller.call(Endpoint.SQL_PASS, form).row());
  }

  /** Adds a database to a host. Panel 1.6.2 always refuses, with ENDPOINT_DISABLED. */
  public HostDatabase build(long hostId) {
    return HostWords.database(caller.call(Endpoint.SQL_BUILD, Form.of("id", hostId)).row());
  }
}
