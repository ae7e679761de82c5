package org.bthost.provisioning.panel.wire;

import java.util.Locale;

/**
 * Every call of the panel's API: its documented ones, and three that its document only hints at.
 */
public enum Endpoint {
  INDEX(Effect.READS),
  HOST_BUILD(Effect.BUILDS),
  HOST_INFO(Effect.READS),
  HOST_LIST(Effect.READS),
  HOST_STATUS(Effect.READS),
  HOST_START(Effect.WRITES),
  HOST_STOP(Effect.WRITES),
  HOST_LOCKED(Effect.WRITES),
  HOST_RECYCLE(Effect.WRITES),
  HOST_RECOVERY(Effect.WRITES),
  HOST_ENDTIME(Effect.WRITES),
  HOST_EDIT(Effect.WRITES),
  HOST_UPDATE(Effect.WRITES),
  HOST_SPEED(Effect.WRITES),
  HOST_SPEEDOFF(Effect.WRITES),
  /** Measures, but also starts and stops the host. */
  HOST_RESOURCE(Effect.WRITES),
  HOST_SYNC(Effect.WRITES),
  HOST_PASS(Effect.WRITES),
  HOST_NOTICE(Effect.WRITES),
  HOST_PUSH(Effect.WRITES),
  HOST_DOMAIN(Effect.WRITES),
  HOST_BINDIP(Effect.WRITES),
  HOST_UNBINDIP(Effect.WRITES),
  /** Counts as writing: refused ones lock the account in the end. */
  HOST_LOGIN(Effect.WRITES),
  PLANS_LIST(Effect.READS),
  PLANS_INFO(Effect.READS),
  SORT_LIST(Effect.READS),
  SORT_CREATE(Effect.WRITES),
  SORT_EDIT(Effect.WRITES),
  SORT_DELETE(Effect.WRITES),
  IPPOOLS_LIST(Effect.READS),
  IPADDRESS_LIST(Effect.READS),
  IPADDRESS_INFO(Effect.READS),
  DOMAINPOOLS_LIST(Effect.READS),
  DOMAIN_LIST(Effect.READS),
  DOMAIN_INFO(Effect.READS),
  USER_CREATE(Effect.WRITES),
  USER_EDIT(Effect.WRITES),
  USER_DEL(Effect.WRITES),
  USER_LIST(Effect.READS),
  USER_INFO(Effect.READS),
  SQL_BUILD(Effect.WRITES),
  SQL_INFO(Effect.READS),
  SQL_PASS(Effect.WRITES),
  FTP_INFO(Effect.READS),
  FTP_PASS(Effect.WRITES),
  FTP_STATUS(Effect.WRITES),
  PHP_LIST(Effect.READS),
  DEPLOYMENT_LIST(Effect.READS),
  SERVER_STATUS(Effect.READS);

  private enum Effect {
    READS,
    WRITES,
    BUILDS
  }

  private final Effect effect;

  Endpoint(Effect effect) {
    this.effect = effect;
  }

  /** The last part of the call's URL. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the call can change anything. */
  public boolean writes() {
    return effect != Effect.READS;
  }

  /** Whether the call asks the server below so much that it needs the long time-out. */
  boolean builds() {
    return effect == Effect.BUILDS;
  }

  /** Whether the panel wants a signature; host_login is made for browsers. */
  boolean signed() {
    return this != HOST_LOGIN;
  }

  /**
   * Whether the call may be signed and sent again after an expired signature. host_build may not:
   * the expiry is what stops a worker that slept through the end of its lease.
   */
  boolean maySignAgain() {
    return effect != Effect.BUILDS;
  }
}
