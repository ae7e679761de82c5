package org.bthost.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** BT's web sites, and what the panel can ask about them. Guarded by its panel's lock. */
final class BtWeb {
  static final List<String> PHP_VERSIONS = List.of("00", "72", "56");
  private static final String DOMAIN = "([\\w*-]{1,100}\\.){1,24}[\\w-]{1,24}";
  private final BtLine line;
  private final BtLogins logins;
  private final Quirks quirks;
  private final List<Site> sites = new ArrayList<>();
  private long last = 99;

  BtWeb(BtLine line, BtLogins logins, Quirks quirks) {
    this.line = line;
    this.logins = logins;
    this.quirks = quirks;
  }

  List<Site> sites() {
    return List.copyOf(sites);
  }

  /** The site of exactly this name. */
  Optional<Site> site(String name) {
    return sites.stream().filter(site -> site.name.equals(name)).findFirst();
  }

  /** Makes a site at BT itself. */
  Site make(String name, String path) {
    var site = new Site(++last, name, path);
    sites.add(site);
    return site;
  }

  /** Removes a site at BT itself, with the logins of this account. */
  void remove(Site site, String account) {
    sites.remove(site);
    logins.remove(account);
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
    return line.ask(
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
          return make(order.name(), order.path());
        });
  }

  private boolean boundTo(String domain) {
    return sites.stream().anyMatch(site -> site.domains.contains(domain));
  }

  void setEdate(long id, String edate) {
    line.ask(
        "SetEdate",
        "id=" + id + ",edate=" + edate,
        () -> byId(id).ifPresent(site -> site.edate = edate));
  }

  void setLimitNet(long id, int perserver, int limitRate) {
    line.ask(
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
    line.ask("CloseLimitNet", "id=" + id, () -> limit(id, 0, 0));
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
    line.ask(
        "SiteStart",
        "id=" + id + ",name=" + name,
        () -> byId(id).ifPresent(site -> site.running = true));
  }

  void stop(long id, String name) {
    line.ask(
        "SiteStop",
        "id=" + id + ",name=" + name,
        () -> byId(id).ifPresent(site -> site.running = false));
  }

  /** BT's search: by LIKE, newest first. */
  List<Site> search(String name) {
    return line.ask(
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

  /** Binds a domain to a whole site. */
  void addDomain(Host host, String domain) {
    line.ask(
        "AddDomain",
        "id=" + host.btId + ",domain=" + domain + ",webname=" + host.btName,
        () -> bind(host.btId, domain));
  }

  /** Binds a domain to a directory of a site. */
  void addDirectory(Host host, String domain) {
    line.ask(
        "AddDirBinding", "id=" + host.btId + ",domain=" + domain, () -> bind(host.btId, domain));
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
          line.ask("a", "name=total");
          line.ask("a", "name=total");
          return true;
        },
        false);
    Optional<Site> found = orElse(() -> search(name).stream().findFirst(), Optional.empty());
    found.ifPresent(site -> line.ask("get_path_size", "path=" + site.path));
    orElse(
        () -> {
          line.ask("GetInfo", "");
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

  void sort(long id, long type) {
    line.ask("set_site_type", "id=" + type + ",site_ids=[" + id + "]");
  }

  void delete(Site site, String account) {
    line.ask("DeleteSite", "id=" + site.id + ",webname=" + site.name, () -> remove(site, account));
  }

  private Optional<Site> byId(long id) {
    return sites.stream().filter(site -> site.id == id).findFirst();
  }
}
