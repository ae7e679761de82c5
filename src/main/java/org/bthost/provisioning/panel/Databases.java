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

  /**
   * One database's row with its login, password in the clear, and the address of its web console.
   * BT is not asked. Safe to repeat. Source: behaviour.md 3, sql_info; API document, 数据库详情.
   */
  public HostDatabase detail(long id) {
    return HostWords.database(caller.call(Endpoint.SQL_INFO, Form.of("sql_id", id)).row());
  }

  /**
   * Sets a database's password on BT, then in the row; 6 to 32 letters and digits. The row returned
   * has no console. Safe to repeat with the same password. When BT refuses or is dead, the panel
   * crashes ({@link PanelGarbled}, HTTP 500) and does not tell what BT said; present BT versions
   * want a field more and may refuse always. Source: behaviour.md 3, sql_pass; API document,
   * 数据库修改密码.
   */
  public HostDatabase changePassword(long id, Secret password) {
    var form = Form.of("sql_id", id).with("password", PlainText.requirePassword(password));
    return HostWords.database(caller.call(Endpoint.SQL_PASS, form).row());
  }

  /**
   * Switched off in the panel: always ENDPOINT_DISABLED, and neither the panel nor BT makes a
   * database. Repeating is harmless. The document calls it suspended. A host gets its database by
   * {@link Hosts#build} only. Source: behaviour.md 3, sql_build; API document, 创建数据库.
   */
  public HostDatabase build(long hostId) {
    return HostWords.database(caller.call(Endpoint.SQL_BUILD, Form.of("id", hostId)).row());
  }
}
