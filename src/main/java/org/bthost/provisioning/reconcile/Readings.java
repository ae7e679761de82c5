package org.bthost.provisioning.reconcile;

import org.bthost.provisioning.domain.Permit;

/** The permit of a session that only reads. */
final class Readings {
  static final Permit NOTHING_IS_WRITTEN =
      () -> {
        throw new IllegalStateException("an audit makes no writing call: a bug");
      };

  private Readings() {}
}
