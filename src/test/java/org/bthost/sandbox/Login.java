package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The panel's row of an FTP account or a database. */
final class Login {
  final long id;
  final Host host;
  final String username;
  private final long createdAt;
  String password;
  boolean hidden;
  long updatedAt;

  Login(long id, Host host, BtAccount made) {
    this.id = id;
    this.host = host;
    this.username = made.name;
    this.password = made.password;
    this.createdAt = host.createdAt;
    this.updatedAt = host.createdAt;
  }

  ObjectNode ftpJson() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("vhost_id", host.id).put("username", username);
    return times(row.put("password", password));
  }

  ObjectNode databaseJson() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("vhost_id", host.id).put("username", username);
    row.put("database", username).put("password", password);
    return times(row.putNull("console").put("type", "bt"));
  }

  private ObjectNode times(ObjectNode row) {
    row.put("createtime", createdAt).put("updatetime", updatedAt).putNull("deletetime");
    row.put("status", hidden ? "hidden" : "normal");
    return row.put("status_text", hidden ? "隐藏" : "正常");
  }
}
