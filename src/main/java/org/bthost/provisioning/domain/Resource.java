package org.bthost.provisioning.domain;

import java.util.Locale;

/** What a host has a limited amount of, in MiB. */
public enum Resource {
  SITE,
  DATABASE,
  TRAFFIC;

  public int used(Usage usage) {
    return switch (this) {
      case SITE -> usage.siteMb();
      case DATABASE -> usage.databaseMb();
      case TRAFFIC -> usage.flowMb();
    };
  }

  /** 0 = no limit. */
  public int limit(Limits limits) {
    return switch (this) {
      case SITE -> limits.siteMb();
      case DATABASE -> limits.databaseMb();
      case TRAFFIC -> limits.flowMb();
    };
  }

  /** Its name in an API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
