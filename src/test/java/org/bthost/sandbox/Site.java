package org.bthost.sandbox;

/** A web site at BT. */
public final class Site {
  final long id;
  final String name;
  final String path;
  boolean running = true;
  String edate = "0000-00-00";
  int perserver;
  int limitRate;
  long bytesMb;

  Site(long id, String name, String path) {
    this.id = id;
    this.name = name;
    this.path = path;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
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
}
