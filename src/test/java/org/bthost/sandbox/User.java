package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A panel user. */
public final class User {
  final long id;
  String username;
  String nickname;
  String status = "normal";
  String password;
  long groupId = 1;
  boolean deleted;
  final long createdAt;
  @Nullable Long previousLogin;
  @Nullable Long lastLogin;
  @Nullable String notice;

  User(long id, String username, String password, long createdAt) {
    this.id = id;
    this.createdAt = createdAt;
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
    row.put("prevtime", previousLogin).put("logintime", lastLogin).put("loginfailure", 0);
    row.put("createtime", createdAt).put("updatetime", createdAt);
    row.putNull("deletetime").put("notice", notice).put("status", status);
    row.put("host_count", hosts);
    return row;
  }
}
