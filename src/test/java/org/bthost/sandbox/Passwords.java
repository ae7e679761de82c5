package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the panel does to FTP accounts, databases and their passwords, recycled hosts' too. */
final class Passwords {
  private static final String CONSOLE = "http://192.168.191.129:888/phpmyadmin_2b42747a02485e2d";
  private static final String LOST =
      "致命错误: Wrong parameters for Exception([string $message [, long $code [, Throwable"
          + " $previous]]])";
  private static final String NO_ID = "id获取有误";
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Chance chance;

  Passwords(PanelState state, BtServer bt, Quirks quirks, SandboxClock clock, Chance chance) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.chance = chance;
  }

  /** FTP first, then the owner of this and all his hosts; a type that there is none of: nothing. */
  JsonNode host(Params params) {
    if (!params.has("id")) {
      throw new Refusal(Hosts.BAD_REQUEST);
    }
    String type = params.has("type") ? params.posted("type") : "all";
    String password = password(params, 12);
    if (type.equals("ftp") || type.equals("all")) {
      Login ftp =
          state.ftps.stream()
              .filter(row -> row.host.id == params.number("id"))
              .findFirst()
              .orElseThrow(this::unknown);
      ftpPassword(ftp, password);
    }
    if (type.equals("host") || type.equals("all")) {
      Host host = state.any(params.number("id")).orElseThrow(this::unknown);
      User owner = state.user(host.userId).orElseThrow(() -> new Refusal("无此用户"));
      owner.password = password;
    }
    return JsonNodeFactory.instance.objectNode().put("password", password);
  }

  JsonNode ftpInfo(Params params) {
    required(params, "ftp_id", Hosts.BAD_REQUEST);
    Optional<Login> ftp = find(state.ftps, params.number("ftp_id"));
    if (ftp.isEmpty() && !quirks.isOn(Quirk.UNKNOWN_ID_IS_NULL)) {
      throw new Refusal("ftp不存在");
    }
    return ftp.<JsonNode>map(Login::ftpJson).orElse(JsonNodeFactory.instance.nullNode());
  }

  JsonNode ftpPass(Params params) {
    Login ftp = ftp(params);
    ftpPassword(ftp, password(params, 8));
    return ftp.ftpJson();
  }

  /** Hidden, or anything else for normal; what BT makes of it changes nothing. */
  JsonNode ftpStatus(Params params) {
    Login ftp = ftp(params);
    boolean hidden = params.posted("status").equals("hidden");
    if (hidden != ftp.hidden) {
      try {
        bt.logins()
            .searchFtp(ftp.username)
            .ifPresent(account -> bt.logins().setFtpStatus(account, !hidden));
      } catch (BtDown | BtRefusal ignored) {
        // The panel does not look at what BT answered.
      }
    }
    ftp.hidden = hidden;
    ftp.updatedAt = clock.epoch();
    return ftp.ftpJson();
  }

  private Login ftp(Params params) {
    required(params, "ftp_id", Hosts.BAD_REQUEST_TOO);
    return find(state.ftps, params.number("ftp_id")).orElseThrow(() -> new Refusal("ftp不存在"));
  }

  JsonNode sqlInfo(Params params) {
    ObjectNode row = database(params).databaseJson();
    return row.put("console", CONSOLE);
  }

  JsonNode sqlPass(Params params) {
    Login database = database(params);
    String password = password(params, 8);
    change(
        () -> bt.logins().searchDatabase(database.username),
        account -> bt.logins().setDatabasePassword(account, password));
    return changed(database, password).databaseJson();
  }

  private Login database(Params params) {
    required(params, "sql_id", Hosts.BAD_REQUEST);
    return find(state.databases, params.number("sql_id")).orElseThrow(this::unknown);
  }

  private void ftpPassword(Login ftp, String password) {
    change(
        () -> bt.logins().searchFtp(ftp.username),
        account -> bt.logins().setFtpPassword(account, password));
    changed(ftp, password);
  }

  private Login changed(Login login, String password) {
    login.password = password;
    login.updatedAt = clock.epoch();
    return login;
  }

  /** Finds an account at BT and changes it there; what BT had against it gets lost. */
  private void change(Supplier<Optional<BtAccount>> search, Consumer<BtAccount> change) {
    try {
      change.accept(search.get().orElseThrow(() -> new BtRefusal(NO_ID)));
    } catch (BtDown e) {
      throw failed(NO_ID, "请求失败");
    } catch (BtRefusal e) {
      throw failed(e.getMessage().equals(NO_ID) ? NO_ID : LOST, e.getMessage());
    }
  }

  private RuntimeException failed(String crash, String reason) {
    return quirks.isOn(Quirk.BT_REASONS_ARE_LOST) ? new Crash(crash) : new Refusal(reason);
  }

  private RuntimeException unknown() {
    return quirks.isOn(Quirk.UNKNOWN_ID_CRASHES)
        ? new Crash("Creating default object from empty value")
        : new Refusal("请求的数据不存在");
  }

  private String password(Params params, int length) {
    return params.has("password") ? params.posted("password") : chance.password(length);
  }

  private static void required(Params params, String name, String missing) {
    if (!params.has(name)) {
      throw new Refusal(missing);
    }
  }

  private static Optional<Login> find(List<Login> logins, long id) {
    return logins.stream().filter(login -> login.id == id).findFirst();
  }
}
