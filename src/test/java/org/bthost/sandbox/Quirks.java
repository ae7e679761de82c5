package org.bthost.sandbox;

import java.util.EnumSet;
import java.util.Set;

/** Which quirks the panel has. Thread-safe. */
public final class Quirks {
  private final Set<Quirk> on =
      EnumSet.complementOf(
          EnumSet.of(Quirk.NEW_BT_BINDS_UNSEEN, Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS));

  public synchronized void off(Quirk quirk) {
    on.remove(quirk);
  }

  public synchronized void on(Quirk quirk) {
    on.add(quirk);
  }

  public synchronized boolean isOn(Quirk quirk) {
    return on.contains(quirk);
  }
}
