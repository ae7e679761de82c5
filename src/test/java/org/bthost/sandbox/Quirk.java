package org.bthost.sandbox;

/** What deployed panels do beside what they promise. All are on unless switched off. */
public enum Quirk {
  /** 1: start, stop, lock and recycle answer yes whatever BT said. */
  BT_RESULT_IGNORED(1),
  /** 2: start, stop and lock ask BT only where the row's status changes. */
  SAME_STATUS_IS_NO_OP(2),
  /** 3: BT is searched by LIKE, and the newest hit is taken. */
  LIKE_SEARCH(3),
  /** 4: host_sync sets BT's end date to the site's number where it differs. */
  SYNC_DAMAGES_END_DATE(4),
  /** 5: host_edit takes no notice of a 0. */
  EDIT_IGNORES_ZERO(5),
  /** 6: host_update to a plan without a connection limit crashes where there was one. */
  UNTHROTTLING_CRASHES(6),
  /** 7: host_recovery starts the site whatever it was. */
  RECOVERY_STARTS(7),
  /** 8: user names have no unique key: checked, then inserted. */
  USERS_WITHOUT_UNIQUE_KEY(8),
  /** 9: a build that fails after AddSite leaves the site at BT and no row. */
  BUILD_LEAVES_ORPHANS(9),
  /** 10: ids in the answers to creating calls are texts. */
  CREATED_IDS_ARE_TEXTS(10),
  /** 11: host_info's message ends in a space. */
  TRAILING_SPACE(11),
  /** 12: a signature from the future is taken. */
  FUTURE_SIGNATURES_PASS(12),
  /** 13: texts lose their tags and have their special characters escaped. */
  INPUT_FILTER(13),
  /** 14: a build does not keep connection and rate limits in the row. */
  BUILD_FORGETS_THROTTLE(14),
  /** 15: host_resource makes a host over quota or normal, a suspended one too. */
  MEASURING_CHANGES_STATUS(15),
  /** 16: a handled failure has HTTP status 200; the API document says 201. */
  FAILURES_ARE_200(16);

  private final int number;

  Quirk(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
