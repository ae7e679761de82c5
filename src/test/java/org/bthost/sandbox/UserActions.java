package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the panel's endpoints do to its users. */
final class UserActions {
  private final PanelState state;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Chance chance;

  UserActions(PanelState state, Quirks quirks, SandboxClock clock, Chance chance) {
    this.state = state;
    this.quirks = quirks;
    this.clock = clock;
    this.chance = chance;
  }

  JsonNode create(Params params) {
    String name = params.given("username") ? params.posted("username") : chance.name(8);
    if (name.isEmpty()) {
      throw new Refusal("用户名、昵称或密码不能为空");
    }
    boolean taken =
        state.users.stream().anyMatch(user -> !user.deleted && user.username.equals(name));
    if (taken) {
      throw new Refusal("用户名已存在，请勿重复创建");
    }
    if (name.length() > 32) {
      throw new Crash(
          "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'username'");
    }
    return answer(insert(name, params));
  }

  /** A second user of the same name, as two calls at once can make one. */
  User race(String name) {
    if (!quirks.isOn(Quirk.USERS_WITHOUT_UNIQUE_KEY)) {
      throw new IllegalStateException("the panel has a unique key now");
    }
    return state.addUser(name, chance.password(8), clock.epoch());
  }

  private User insert(String name, Params params) {
    String password = params.has("password") ? params.posted("password") : chance.password(8);
    User user = state.addUser(name, password, clock.epoch());
    user.nickname = params.has("nickname") ? params.posted("nickname") : name;
    user.groupId = params.has("group_id") ? params.number("group_id") : 1;
    return user;
  }

  private ObjectNode answer(User user) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("username", user.username).put("password", user.password);
    answer.put("group_id", user.groupId).put("nickname", user.nickname);
    answer.put("createtime", user.createdAt).put("updatetime", user.createdAt);
    answer.put("salt", chance.password(6));
    if (quirks.isOn(Quirk.CREATED_IDS_ARE_TEXTS)) {
      answer.put("id", Long.toString(user.id));
    } else {
      answer.put("id", user.id);
    }
    return answer.put("host_count", 0);
  }

  JsonNode list(Params params) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.users.stream()
        .filter(user -> !user.deleted)
        .filter(
            user ->
                params.any("group_id").isEmpty()
                    || params.any("group_id").equals(Long.toString(user.groupId)))
        .forEach(user -> rows.add(user.json(hosts(user))));
    return rows;
  }

  private long hosts(User user) {
    return state.hosts.stream().filter(host -> host.userId == user.id && !host.recycled()).count();
  }

  JsonNode info(Params params) {
    if (!params.has("id")) {
      throw new Refusal("请求错误");
    }
    return state.users.stream()
        .filter(user -> user.id == params.number("id") && !user.deleted)
        .findFirst()
        .map(user -> user.json(hosts(user)))
        .orElseThrow(
            () ->
                quirks.isOn(Quirk.UNKNOWN_ID_CRASHES)
                    ? new Crash("Creating default object from empty value")
                    : unknown());
  }

  /** Any column at all, as the real one lets through; those the sandbox has no use for are lost. */
  JsonNode edit(Params params) {
    if (!params.has("user_id") || !params.hasAny("info[")) {
      throw new Refusal("请求错误");
    }
    User user = any(params).filter(found -> !found.deleted).orElseThrow(UserActions::unknown);
    String status = params.has("info[status]") ? params.posted("info[status]") : user.status;
    if (!status.matches("normal|locked|hidden")) {
      throw new Crash("SQLSTATE[01000]: Warning: 1265 Data truncated for column 'status'");
    }
    user.status = status;
    user.username = edited(params, "username", user.username);
    user.nickname = edited(params, "nickname", user.nickname);
    user.password = edited(params, "password", user.password);
    user.groupId = Long.parseLong(edited(params, "group_id", Long.toString(user.groupId)));
    return JsonNodeFactory.instance.nullNode();
  }

  private static String edited(Params params, String column, String now) {
    String name = "info[" + column + "]";
    return params.has(name) ? params.posted(name) : now;
  }

  /** Softly, twice if asked twice; or for good. Hosts stay either way. */
  JsonNode delete(Params params) {
    if (!params.has("user_id")) {
      throw new Refusal("请求错误");
    }
    User user = any(params).orElseThrow(UserActions::unknown);
    user.deleted = true;
    if (params.number("delete") == 1) {
      state.users.remove(user);
    }
    return JsonNodeFactory.instance.nullNode();
  }

  private Optional<User> any(Params params) {
    return state.users.stream().filter(user -> user.id == params.number("user_id")).findFirst();
  }

  private static Refusal unknown() {
    return new Refusal("用户不存在");
  }
}
