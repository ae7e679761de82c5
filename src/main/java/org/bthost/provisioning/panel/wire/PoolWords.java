package org.bthost.provisioning.panel.wire;

import org.bthost.provisioning.panel.Choice;
import org.bthost.provisioning.panel.DomainPool;
import org.bthost.provisioning.panel.IpAddress;
import org.bthost.provisioning.panel.IpPool;
import org.bthost.provisioning.panel.PoolDomain;
import org.bthost.provisioning.panel.ServerLoad;
import org.bthost.provisioning.panel.Sort;

/** Reads the panel's words about what hosts are made of: pools, sorts, versions, the server. */
public final class PoolWords {
  private PoolWords() {}

  /** A row of sort_list; the default sort has id 0. */
  public static Sort sort(Row row) {
    return new Sort(row.id("id"), row.text("name"));
  }

  /** A row of php_list or deployment_list; ids are texts that may look like numbers. */
  public static Choice choice(Row row) {
    return new Choice(row.name("id"), row.text("name"));
  }

  /** server_status: what the server below says of itself, passed on as it is. */
  public static ServerLoad load(Row data) {
    var load = data.optionalChild("load");
    var memory = data.optionalChild("mem");
    return new ServerLoad(
        load.map(row -> row.decimal("one")).orElse(0.0),
        load.map(row -> row.decimal("five")).orElse(0.0),
        load.map(row -> row.decimal("fifteen")).orElse(0.0),
        memory.map(row -> row.decimal("memTotal")).orElse(0.0),
        memory.map(row -> row.decimal("memFree")).orElse(0.0));
  }

  /**
   * A row of ippools_list; its ip_sys is no count of free addresses, whatever the document says.
   */
  public static IpPool ipPool(Row row) {
    return new IpPool(
        row.id("id"), row.text("name"), row.text("tag"), row.number("ip_count"), row.active());
  }

  /** An address. */
  public static IpAddress ipAddress(Row row) {
    return new IpAddress(
        row.id("id"),
        row.number("ippools_id"),
        row.name("ip"),
        row.text("mask"),
        row.text("gateway"),
        row.active());
  }

  /** A row of domainpools_list. */
  public static DomainPool domainPool(Row row) {
    return new DomainPool(row.id("id"), row.text("name"), row.text("tag"), row.active());
  }

  /** A domain of a pool. */
  public static PoolDomain domain(Row row) {
    return new PoolDomain(
        row.id("id"), row.number("domainpools_id"), row.name("domain"), row.active());
  }
}
