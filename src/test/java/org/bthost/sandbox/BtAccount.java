package org.bthost.sandbox;

/** An FTP account or a database at BT. */
public final class BtAccount {
  final long id;
  final String name;
  String password;
  boolean enabled = true;

  BtAccount(long id, String name, String password) {
    this.id = id;
    this.name = name;
    this.password = password;
  }

  public String name() {
    return name;
  }

  public String password() {
    return password;
  }

  public boolean enabled() {
    return enabled;
  }
}
