package org.bthost.sandbox;

import java.util.ArrayList;
import java.util.List;

/** A web site at BT. */
public final class Site {
  final long id;
  final String name;
  final String path;
  final List<String> domains = new ArrayList<>();
  boolean running = true;
  String edate = "0000-00-00";
  int perserver;
  int limitRate;
  long siteMb;
  long sqlMb;
  long flowMb;

  Site(long id, String name, String path) {
    this.id = id;
    this.name = name;
    this.path = path;
    domains.add(name);
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Where its files are; two sites of one user name share it. */
  public String path() {
    return path;
  }

  /** Every domain it answers to. */
  public List<String> domains() {
    return List.copyOf(domains);
  }

  public boolean running() {
    return running;
  }

  /** BT's own end date: a date, or what a panel's fault wrote there. */
  public String edate() {
    return edate;
  }

  public int perserver() {
    return perserver;
  }

  /** KB/s of one request. */
  public int limitRate() {
    return limitRate;
  }
}
