package org.bthost.sandbox;

/**
 * What deployed panels do beside what they promise. All but the last two are on unless switched
 * off.
 */
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
  FAILURES_ARE_200(16),
  /** 17: a crash shows the framework's debug page, with the request in it. */
  DEBUG_PAGES(17),
  /** 18: an unknown number crashes plans_info, user_info, sql_info, sql_pass and host_pass. */
  UNKNOWN_ID_CRASHES(18),
  /** 19: an unknown number is a yes with null for ipaddress_info, domain_info and ftp_info. */
  UNKNOWN_ID_IS_NULL(19),
  /** 20: most endpoints read no parameter from the address. */
  ONLY_POSTED_IS_READ(20),
  /** 21: a signature is taken again and again, for any endpoint. */
  SIGNATURES_CAN_BE_REPLAYED(21),
  /** 22: the white list believes the headers that a proxy sends, whoever sends them. */
  WHITE_LIST_BELIEVES_HEADERS(22),
  /** 23: a parameter named callback makes the answer a script. */
  CALLBACK_MAKES_A_SCRIPT(23),
  /** 24: the code of a failed sign-in is an object. */
  LOGIN_CODE_IS_AN_OBJECT(24),
  /** 25: sorts are asked of BT once; changes made there stay unseen. */
  SORTS_ARE_REMEMBERED(25),
  /** 26: host_info shows a switched-off FTP account as none. */
  HIDDEN_FTP_IS_NULL(26),
  /** 27: what BT had against a password is lost in a crash. */
  BT_REASONS_ARE_LOST(27),
  /** 28: host_bindip keeps the word Array for every address, and says yes. */
  ADDRESSES_BECOME_A_WORD(28),
  /** 29: host_unbindip takes all addresses after the one with it. */
  UNBINDING_CUTS_THE_REST(29),
  /** 30: host_domain does not look at domain_max. */
  DOMAINS_ARE_NOT_COUNTED(30),
  /** 31: host_push does not look whether there is such a user. */
  OWNERS_ARE_NOT_CHECKED(31),
  /** 32: host_edit with a status there is none of stops the site, then crashes. */
  BAD_STATUS_STOPS_FIRST(32),
  /** 33: host_endtime past 2038-01-18 crashes after BT has taken the day. */
  LATE_ENDS_REACH_BT(33),
  /** 34: a BT that says nothing measures 0, which ends an excess. */
  SILENCE_IS_ZERO(34),
  /** 35: the panel's quota timer never looks at a host that host_resource never measured. */
  UNMEASURED_STAY_UNMEASURED(35),
  /** 36, of panels over a newer BT, off at first: host_domain says no to a domain that BT bound. */
  NEW_BT_BINDS_UNSEEN(36),
  /** 37, of panels over a newer BT, off at first: sql_pass crashes, as BT wants a field more. */
  NEW_BT_KEEPS_DATABASE_PASSWORDS(37);

  private final int number;

  Quirk(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
