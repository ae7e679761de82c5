package org.bthost.provisioning.panel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.panel.wire.PlainText;

/**
 * A host's own limits instead of a plan; only what is given is sent. Sizes in MB, 0 means without
 * limit.
 *
 * @param fields the document's names inside {@code pack[...]} and their values
 */
public record HostPack(Map<String, String> fields) {
  public HostPack {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A pack that takes its domain from a pool. */
  public static HostPack inDomainPool(long domainPoolId) {
    return new HostPack(Map.of()).with("domainpools_id", domainPoolId);
  }

  /** {@code MySQL}, {@code SQLServer} or {@code none}. */
  public HostPack sql(String type) {
    return with("sql", type);
  }

  public HostPack ftp(boolean wanted) {
    return with("ftp", wanted);
  }

  public HostPack port(int port) {
    return with("port", port);
  }

  public HostPack domains(long max) {
    return with("domain_num", max);
  }

  public HostPack webBackups(long max) {
    return with("web_back_num", max);
  }

  public HostPack sqlBackups(long max) {
    return with("sql_back_num", max);
  }

  public HostPack ipPool(long ipPoolId) {
    return with("ippools_id", ipPoolId);
  }

  public HostPack ipCount(long count) {
    return with("ip_num", count);
  }

  /** The id of a program of {@code deployment_list}, installed at once. */
  public HostPack presetProgram(String id) {
    return with("preset_procedure", id);
  }

  /** The id of a version of {@code php_list}. */
  public HostPack phpVersion(String id) {
    return with("phpver", id);
  }

  public HostPack perserver(long connections) {
    return with("perserver", connections);
  }

  public HostPack limitRateKb(long kilobytes) {
    return with("limit_rate", kilobytes);
  }

  public HostPack siteMb(long max) {
    return with("site_max", max);
  }

  public HostPack sqlMb(long max) {
    return with("sql_max", max);
  }

  public HostPack flowMb(long max) {
    return with("flow_max", max);
  }

  public HostPack audit(boolean wanted) {
    return with("domain_audit", wanted);
  }

  public HostPack sessionIsolation(boolean wanted) {
    return with("session", wanted);
  }

  public HostPack vsftpd(boolean wanted) {
    return with("vsftpd", wanted);
  }

  public HostPack sitesPath(String directory) {
    return with("sites_path", directory);
  }

  /** Left out, panel 1.6.2 forbids it, although its document says it allows. */
  public HostPack subBind(boolean allowed) {
    return with("sub_bind", allowed);
  }

  private HostPack with(String name, boolean value) {
    return with(name, value ? "1" : "0");
  }

  private HostPack with(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is not negative: " + value);
    }
    return with(name, Long.toString(value));
  }

  private HostPack with(String name, String value) {
    var changed = new TreeMap<>(fields);
    changed.put(name, PlainText.require(name, value, 255));
    return new HostPack(changed);
  }
}
