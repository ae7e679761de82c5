package org.bthost.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The BT server below the panel: the one that really serves sites. Guarded by its panel's lock. */
public final class BtServer {
  private final List<Site> sites = new ArrayList<>();
  private final Set<String> databases = new HashSet<>();
  private final Set<String> ftpAccounts = new HashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Quirks quirks;
  private boolean dead;
  private long lastId = 99;

  BtServer(Quirks quirks) {
    this.quirks = quirks;
  }

  /** Whether BT answers nothing at all. */
  public synchronized void dead(boolean now) {
    dead = now;
  }

  public synchronized boolean isDead() {
    return dead;
  }

  /** The next calls of this BT action do nothing and fail. */
  public synchronized void failNext(String action, int times) {
    failures.put(action, times);
  }

  public synchronized List<Site> sites() {
    return List.copyOf(sites);
  }

  /** The site of exactly this name. */
  public synchronized Optional<Site> site(String name) {
    return sites.stream().filter(site -> site.name.equals(name)).findFirst();
  }

  public synchronized void size(String siteName, long mb) {
    site(siteName).orElseThrow().bytesMb = mb;
  }

  /** A site that BT has and the panel knows nothing of. */
  public synchronized Site foreign(String name) {
    var site = new Site(++lastId, name, "/www/wwwroot/" + name);
    sites.add(site);
    return site;
  }

  /** A database of this name is there already, so that no build can make one. */
  public synchronized void takeDatabaseName(String name) {
    databases.add(name);
  }

  /** Switches a site off at BT itself. */
  public synchronized void stop(Site site) {
    site.running = false;
  }

  /** Switches a site on at BT itself. */
  public synchronized void start(Site site) {
    site.running = true;
  }

  synchronized List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  private boolean call(String action, String what) {
    calls.add(action + "(" + what + ")");
    if (dead) {
      throw new BtDown();
    }
    Integer left = failures.get(action);
    if (left == null || left == 0) {
      return true;
    }
    failures.put(action, left - 1);
    return false;
  }

  synchronized void getConfig() {
    call("GetConcifInfo", "");
  }

  synchronized Optional<Site> addSite(String name, String path) {
    if (!call("AddSite", name) || site(name).isPresent()) {
      return Optional.empty();
    }
    var site = new Site(++lastId, name, path);
    sites.add(site);
    return Optional.of(site);
  }

  /** Makes a database of this name, unless there is one or the name is none. */
  synchronized boolean addDatabase(String name) {
    return databases.add(name.substring(0, Math.min(16, name.length())));
  }

  /** Makes an FTP account, unless there is one or BT does not take the name. */
  synchronized boolean addFtp(String name) {
    return name.matches("\\w{3,}") && ftpAccounts.add(name);
  }

  synchronized boolean setEdate(long id, String edate) {
    if (!call("SetEdate", id + "," + edate)) {
      return false;
    }
    byId(id).ifPresent(site -> site.edate = edate);
    return true;
  }

  synchronized boolean setLimitNet(long id, int perserver, int limitRate) {
    if (!call("SetLimitNet", id + "," + perserver + "," + limitRate) || perserver <= 0) {
      return false;
    }
    byId(id)
        .ifPresent(
            site -> {
              site.perserver = perserver;
              site.limitRate = limitRate;
            });
    return true;
  }

  synchronized boolean closeLimitNet(long id) {
    if (!call("CloseLimitNet", Long.toString(id))) {
      return false;
    }
    byId(id)
        .ifPresent(
            site -> {
              site.perserver = 0;
              site.limitRate = 0;
            });
    return true;
  }

  synchronized boolean start(long id) {
    boolean done = call("SiteStart", Long.toString(id));
    byId(id).filter(site -> done).ifPresent(site -> site.running = true);
    return done;
  }

  synchronized boolean stop(long id) {
    boolean done = call("SiteStop", Long.toString(id));
    byId(id).filter(site -> done).ifPresent(site -> site.running = false);
    return done;
  }

  /** BT's search: by LIKE, newest first. */
  synchronized Optional<Site> search(String name) {
    call("getData", "search=" + name);
    return sites.stream()
        .filter(
            site ->
                quirks.isOn(Quirk.LIKE_SEARCH) ? site.name.contains(name) : site.name.equals(name))
        .max(Comparator.comparingLong(Site::id));
  }

  /** The site of this name and number among the hits. */
  synchronized Optional<Site> exact(String name, long id) {
    call("getData", "search=" + name);
    return sites.stream().filter(site -> site.id == id && site.name.equals(name)).findFirst();
  }

  synchronized long measure(String name) {
    return search(name).map(site -> site.bytesMb).orElse(0L);
  }

  synchronized void load() {
    call("GetNetWork", "");
  }

  synchronized void delete(Site site, String account) {
    call("DeleteSite", site.name);
    sites.remove(site);
    databases.remove(account);
    ftpAccounts.remove(account);
  }

  private Optional<Site> byId(long id) {
    return sites.stream().filter(site -> site.id == id).findFirst();
  }
}
