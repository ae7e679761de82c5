package org.bthost.sandbox;

import java.util.Optional;

/** BT's FTP accounts and databases. Guarded by its panel's lock. */
final class BtLogins {
  private final BtLine line;
  private final Quirks quirks;
  private final BtAccounts databases = new BtAccounts();
  private final BtAccounts ftps = new BtAccounts();

  BtLogins(BtLine line, Quirks quirks) {
    this.line = line;
    this.quirks = quirks;
  }

  Optional<BtAccount> ftp(String name) {
    return ftps.name(name);
  }

  Optional<BtAccount> database(String name) {
    return databases.name(name);
  }

  /** A database of this name is there already, so that no build can make one. */
  void takeDatabaseName(String name) {
    databases.add(name, "");
  }

  /** Removes what was made with a site. */
  void remove(String account) {
    databases.remove(databaseName(account));
    ftps.remove(account);
  }

  Optional<BtAccount> addFtp(BtWeb.Order order) {
    return order.ftp() && order.account().matches("\\w{3,}")
        ? ftps.add(order.account(), order.password())
        : Optional.empty();
  }

  Optional<BtAccount> addDatabase(BtWeb.Order order) {
    return order.database()
        ? databases.add(databaseName(order.account()), order.password())
        : Optional.empty();
  }

  private static String databaseName(String wanted) {
    return wanted.substring(0, Math.min(16, wanted.length()));
  }

  Optional<BtAccount> searchFtp(String name) {
    return line.ask("getData", "search=" + name, () -> ftps.name(name));
  }

  Optional<BtAccount> searchDatabase(String name) {
    return line.ask("getData", "search=" + name, () -> databases.name(databaseName(name)));
  }

  void setFtpPassword(BtAccount ftp, String password) {
    line.ask(
        "SetUserPassword",
        "id=" + ftp.id + ",ftp_username=" + ftp.name + ",new_password=" + password,
        () -> {
          if (password.length() < 6) {
            throw new BtRefusal("密码长度不能少于6位");
          }
          ftp.password = password;
        });
  }

  void setDatabasePassword(BtAccount database, String password) {
    line.ask(
        "ResDatabasePassword",
        "id=" + database.id + ",name=" + database.name + ",password=" + password,
        () -> {
          if (quirks.isOn(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS)) {
            throw new BtRefusal("缺少参数! data_name");
          }
          if (password.contains("'")) {
            throw new BtRefusal("密码中包含特殊字符");
          }
          database.password = password;
        });
  }

  void setFtpStatus(BtAccount ftp, boolean enabled) {
    line.ask(
        "SetStatus", "id=" + ftp.id + ",status=" + (enabled ? 1 : 0), () -> ftp.enabled = enabled);
  }
}
