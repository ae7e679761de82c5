package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel user. */
public final class User {
  final long id;
  String username;
  String nickname;
  String status = "normal";
  String password;
  long groupId = 1;
  boolean deleted;

  User(long id, String username, String password) {
    this.id = id;
    this.username = username;
    this.nickname = username;
    this.password = password;
  }

  public long id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String password() {
    return password;
  }

  ObjectNode json(long hosts) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("group_id", groupId).put("username", username);
    row.put("nickname", nickname).put("password", password).put("email", "");
    row.put("avatar", "data:image/svg+xml;base64,PHN2Zy8+");
    row.putNull("prevtime").putNull("logintime").put("loginfailure", 0);
    row.putNull("deletetime").putNull("notice").put("status", status);
    row.put("host_count", hosts);
    return row;
  }
}
