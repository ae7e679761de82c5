package org.bthost.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The BT server below the panel: the one that really serves sites. Guarded by its panel's lock. */
public final class BtServer {
  private final Object lock;
  private final BtLine line;
  private final BtLogins logins;
  private final BtTypes types;
  private final BtWeb web;

  BtServer(Object lock, Quirks quirks) {
    this.lock = lock;
    this.line = new BtLine(lock);
    this.logins = new BtLogins(line, quirks);
    this.types = new BtTypes(line);
    this.web = new BtWeb(line, logins, quirks);
  }

  BtLine line() {
    return line;
  }

  BtLogins logins() {
    return logins;
  }

  BtTypes types() {
    return types;
  }

  BtWeb web() {
    return web;
  }

  /** Whether BT answers nothing at all. */
  public void dead(boolean now) {
    synchronized (lock) {
      line.dead(now);
    }
  }

  public boolean isDead() {
    synchronized (lock) {
      return line.isDead();
    }
  }

  /** Every call takes this long from now on; the panel answers others meanwhile. */
  public void hang(Duration each) {
    synchronized (lock) {
      line.hang(each);
    }
  }

  Duration hang() {
    synchronized (lock) {
      return line.hang();
    }
  }

  /** The next calls of this BT action suffer this. */
  public void next(String action, BtFault fault, int times) {
    synchronized (lock) {
      line.next(action, fault, times);
    }
  }

  /** No call suffers anything that was ordered. */
  public void forgetOrders() {
    synchronized (lock) {
      line.forgetOrders();
    }
  }

  public List<Site> sites() {
    synchronized (lock) {
      return web.sites();
    }
  }

  /** The site of exactly this name. */
  public Optional<Site> site(String name) {
    synchronized (lock) {
      return web.site(name);
    }
  }

  public Optional<BtAccount> ftp(String name) {
    synchronized (lock) {
      return logins.ftp(name);
    }
  }

  public Optional<BtAccount> database(String name) {
    synchronized (lock) {
      return logins.database(name);
    }
  }

  /** What a site's files measure from now on, in MB. */
  public void size(String siteName, long mb) {
    sizes(siteName, mb, 0, 0);
  }

  /** What a site measures from now on, in MB: files, database, and traffic of the month. */
  public void sizes(String siteName, long files, long sql, long flow) {
    synchronized (lock) {
      Site site =
          site(siteName)
              .orElseThrow(() -> new IllegalArgumentException("there is no site " + siteName));
      site.siteMb = files;
      site.sqlMb = sql;
      site.flowMb = flow;
    }
  }

  /** A site that BT has and the panel knows nothing of. */
  public Site foreign(String name) {
    synchronized (lock) {
      return web.make(name, "/www/wwwroot/" + name);
    }
  }

  /** A sort that someone made at BT itself. */
  public void foreignType(String name) {
    synchronized (lock) {
      types.foreign(name);
    }
  }

  /** A database of this name is there already, so that no build can make one. */
  public void takeDatabaseName(String name) {
    synchronized (lock) {
      logins.takeDatabaseName(name);
    }
  }

  /** Switches a site off at BT itself. */
  public void stop(Site site) {
    synchronized (lock) {
      site.running = false;
    }
  }

  /** Switches a site on at BT itself. */
  public void start(Site site) {
    synchronized (lock) {
      site.running = true;
    }
  }

  /** Removes a site with its FTP account and database at BT itself. */
  public void remove(Site site, String account) {
    synchronized (lock) {
      web.remove(site, account);
    }
  }

  void getConfig() {
    line.ask("GetConcifInfo", "");
  }

  List<String> phpVersions() {
    return line.ask("get_soft_list", "", () -> BtWeb.PHP_VERSIONS);
  }

  void deployments() {
    line.ask("GetList", "");
  }

  void load() {
    line.ask("GetNetWork", "");
  }
}
