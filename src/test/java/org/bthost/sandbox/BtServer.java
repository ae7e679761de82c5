package org.bthost.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The BT server below the panel: the one that really serves sites. What the panel asks of it can be
 * refused, lost or kept waiting. Guarded by its panel's lock.
 */
public final class BtServer {
  /** What a refusal that was ordered is told with. */
  static final String ORDERED = "injected";

  private static final List<String> PHP_VERSIONS = List.of("00", "72", "56");
  private static final String DOMAIN = "([\\w*-]{1,100}\\.){1,24}[\\w-]{1,24}";
  private final Object lock;
  private final Quirks quirks;
  private final List<Site> sites = new ArrayList<>();
  private final BtAccounts databases = new BtAccounts();
  private final BtAccounts ftps = new BtAccounts();
  private final Map<Long, String> types = new TreeMap<>(Map.of(0L, "默认分类", 1L, "sort1"));
  private final Map<String, Deque<BtFault>> faults = new HashMap<>();
  private final ThreadLocal<List<String>> calls = ThreadLocal.withInitial(ArrayList::new);
  private boolean dead;
  private Duration hang = Duration.ZERO;
  private long lastSite = 99;
  private long lastType = 1;

  BtServer(Object lock, Quirks quirks) {
    this.lock = lock;
    this.quirks = quirks;
  }

  /** Whether BT answers nothing at all. */
  public void dead(boolean now) {
    synchronized (lock) {
      dead = now;
    }
  }

  public boolean isDead() {
    synchronized (lock) {
      return dead;
    }
  }

  /** Every call takes this long from now on; the panel answers others meanwhile. */
  public void hang(Duration each) {
    synchronized (lock) {
      hang = each;
    }
  }

  /** The next calls of this BT action suffer this. */
  public void next(String action, BtFault fault, int times) {
    synchronized (lock) {
      Deque<BtFault> queue = faults.computeIfAbsent(action, unused -> new ArrayDeque<>());
      for (int i = 0; i < times; i++) {
        queue.add(fault);
      }
    }
  }

  /** No call suffers anything that was ordered. */
  public void forgetOrders() {
    synchronized (lock) {
      faults.clear();
    }
  }

  public List<Site> sites() {
    synchronized (lock) {
      return List.copyOf(sites);
    }
  }

  /** The site of exactly this name. */
  public Optional<Site> site(String name) {
    synchronized (lock) {
      return sites.stream().filter(site -> site.name.equals(name)).findFirst();
    }
  }

  public Optional<BtAccount> ftp(String name) {
    synchronized (lock) {
      return ftps.name(name);
    }
  }

  public Optional<BtAccount> database(String name) {
    synchronized (lock) {
      return databases.name(name);
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
      var site = new Site(++lastSite, name, "/www/wwwroot/" + name);
      sites.add(site);
      return site;
    }
  }

  /** A sort that someone made at BT itself. */
  public void foreignType(String name) {
    synchronized (lock) {
      types.put(++lastType, name);
    }
  }

  /** A database of this name is there already, so that no build can make one. */
  public void takeDatabaseName(String name) {
    synchronized (lock) {
      databases.add(name, "");
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
      sites.remove(site);
      databases.remove(databaseName(account));
      ftps.remove(account);
    }
  }

  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls.get());
    calls.get().clear();
    return taken;
  }

  void getConfig() {
    ask("GetConcifInfo", "");
  }

  /** What a new site is to be, and whether an FTP account and a database come with it. */
  record Order(
      String name,
      String path,
      String php,
      String account,
      boolean ftp,
      boolean database,
      String password) {}

  /** Makes a site; an FTP account and a database with it where BT likes their names. */
  Site addSite(Order order) {
    String domain =
        "{\"domain\":\"" + order.name() + "\",\"domainlist\":[],\"count\":0}"; // as BT wants it
    return ask(
        "AddSite",
        "webname=" + domain + ",ftp_username=" + order.account() + ",path=" + order.path(),
        () -> {
          if (!order.name().matches(DOMAIN)) {
            throw new BtRefusal("域名格式不正确");
          }
          if (!PHP_VERSIONS.contains(order.php())) {
            throw new BtRefusal("指定PHP版本不存在!");
          }
          if (boundTo(order.name())) {
            throw new BtRefusal("您添加的域名已存在");
          }
          var site = new Site(++lastSite, order.name(), order.path());
          sites.add(site);
          return site;
        });
  }

  Optional<BtAccount> addFtp(Order order) {
    return order.ftp() && order.account().matches("\\w{3,}")
        ? ftps.add(order.account(), order.password())
        : Optional.empty();
  }

  Optional<BtAccount> addDatabase(Order order) {
    return order.database()
        ? databases.add(databaseName(order.account()), order.password())
        : Optional.empty();
  }

  private static String databaseName(String wanted) {
    return wanted.substring(0, Math.min(16, wanted.length()));
  }

  private boolean boundTo(String domain) {
    return sites.stream().anyMatch(site -> site.domains.contains(domain));
  }

  void setEdate(long id, String edate) {
    ask(
        "SetEdate",
        "id=" + id + ",edate=" + edate,
        () -> byId(id).ifPresent(site -> site.edate = edate));
  }

  void setLimitNet(long id, int perserver, int limitRate) {
    ask(
        "SetLimitNet",
        "id=" + id + ",perserver=" + perserver + ",perip=25,limit_rate=" + limitRate,
        () -> {
          if (perserver <= 0) {
            throw new BtRefusal("并发限制，IP限制，流量限制必需大于0");
          }
          limit(id, perserver, limitRate);
        });
  }

  void closeLimitNet(long id) {
    ask("CloseLimitNet", "id=" + id, () -> limit(id, 0, 0));
  }

  private void limit(long id, int perserver, int limitRate) {
    byId(id)
        .ifPresent(
            site -> {
              site.perserver = perserver;
              site.limitRate = limitRate;
            });
  }

  void start(long id, String name) {
    ask(
        "SiteStart",
        "id=" + id + ",name=" + name,
        () -> byId(id).ifPresent(site -> site.running = true));
  }

  void stop(long id, String name) {
    ask(
        "SiteStop",
        "id=" + id + ",name=" + name,
        () -> byId(id).ifPresent(site -> site.running = false));
  }

  /** BT's search: by LIKE, newest first. */
  List<Site> search(String name) {
    return ask(
        "getData",
        "search=" + name,
        () ->
            sites.stream()
                .filter(
                    site ->
                        quirks.isOn(Quirk.LIKE_SEARCH)
                            ? site.name.contains(name)
                            : site.name.equals(name))
                .sorted(Comparator.comparingLong(Site::id).reversed())
                .toList());
  }

  Optional<BtAccount> searchFtp(String name) {
    return ask("getData", "search=" + name, () -> ftps.name(name));
  }

  Optional<BtAccount> searchDatabase(String name) {
    return ask("getData", "search=" + name, () -> databases.name(databaseName(name)));
  }

  void setFtpPassword(BtAccount ftp, String password) {
    ask(
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
    ask(
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
    ask("SetStatus", "id=" + ftp.id + ",status=" + (enabled ? 1 : 0), () -> ftp.enabled = enabled);
  }

  /** Binds a domain to a whole site. */
  void addDomain(Host host, String domain) {
    ask(
        "AddDomain",
        "id=" + host.btId + ",domain=" + domain + ",webname=" + host.btName,
        () -> bind(host.btId, domain));
  }

  /** Binds a domain to a directory of a site. */
  void addDirectory(Host host, String domain) {
    ask("AddDirBinding", "id=" + host.btId + ",domain=" + domain, () -> bind(host.btId, domain));
  }

  private void bind(long id, String domain) {
    if (!domain.matches(DOMAIN)) {
      throw new BtRefusal("域名格式不正确");
    }
    if (boundTo(domain)) {
      throw new BtRefusal("指定域名已绑定过!");
    }
    byId(id).ifPresent(site -> site.domains.add(domain));
  }

  /** What a site measures, in MB. */
  record Sizes(long files, long sql, long flow) {}

  /** Measures the newest hit for a name; what BT says nothing of is 0. */
  Sizes measure(String name) {
    orElse(
        () -> {
          ask("a", "name=total");
          ask("a", "name=total");
          return true;
        },
        false);
    Optional<Site> found = orElse(() -> search(name).stream().findFirst(), Optional.empty());
    found.ifPresent(site -> ask("get_path_size", "path=" + site.path));
    orElse(
        () -> {
          ask("GetInfo", "");
          return true;
        },
        false);
    return found
        .map(site -> new Sizes(site.siteMb, site.sqlMb, site.flowMb))
        .orElse(new Sizes(0, 0, 0));
  }

  private static <T> T orElse(Supplier<T> question, T silence) {
    try {
      return question.get();
    } catch (BtDown e) {
      return silence;
    }
  }

  /** The sorts that are really there. */
  List<String> typeNames() {
    return List.copyOf(types.values());
  }

  Map<Long, String> types() {
    return ask("get_site_types", "", () -> new TreeMap<>(types));
  }

  void addType(String name) {
    ask(
        "add_site_type",
        "name=" + name,
        () -> {
          if (types.containsValue(name)) {
            throw new BtRefusal("指定分类名称已存在!");
          }
          types.put(++lastType, name);
        });
  }

  void renameType(long id, String name) {
    ask("modify_site_type_name", "id=" + id + ",name=" + name, () -> types.put(known(id), name));
  }

  void removeType(long id) {
    ask("remove_site_type", "id=" + id, () -> types.remove(known(id)));
  }

  private long known(long type) {
    if (!types.containsKey(type)) {
      throw new BtRefusal("指定分类不存在!");
    }
    return type;
  }

  void sort(long id, long type) {
    ask("set_site_type", "id=" + type + ",site_ids=[" + id + "]");
  }

  List<String> phpVersions() {
    return ask("get_soft_list", "", () -> PHP_VERSIONS);
  }

  void deployments() {
    ask("GetList", "");
  }

  void load() {
    ask("GetNetWork", "");
  }

  void delete(Site site, String account) {
    ask("DeleteSite", "id=" + site.id + ",webname=" + site.name, () -> remove(site, account));
  }

  private Optional<Site> byId(long id) {
    return sites.stream().filter(site -> site.id == id).findFirst();
  }

  private void ask(String action, String what) {
    ask(action, what, () -> {});
  }

  private void ask(String action, String what, Runnable effect) {
    ask(
        action,
        what,
        () -> {
          effect.run();
          return true;
        });
  }

  /** One call of the panel, with whatever is in its way. */
  private <T> T ask(String action, String what, Supplier<T> effect) {
    waitWhileHanging();
    Optional<BtFault> fault = dead ? Optional.of(BtFault.SILENT) : ordered(action);
    String mark = fault.map(kind -> " " + kind).orElse("");
    calls.get().add(action + "(" + what + ")" + mark);
    if (fault.filter(kind -> kind == BtFault.REFUSES).isPresent()) {
      throw new BtRefusal(ORDERED);
    }
    if (fault.filter(kind -> kind == BtFault.SILENT).isPresent()) {
      throw new BtDown();
    }
    T done = effect.get();
    if (fault.isPresent()) {
      throw new BtDown();
    }
    return done;
  }

  private Optional<BtFault> ordered(String action) {
    return Optional.ofNullable(faults.get(action)).map(Deque::poll);
  }

  /** Gives the panel's lock away while it waits: other workers of the panel go on. */
  private void waitWhileHanging() {
    long until = System.nanoTime() + hang.toNanos();
    try {
      for (long left = hang.toNanos(); left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(lock, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BtDown();
    }
  }
}
