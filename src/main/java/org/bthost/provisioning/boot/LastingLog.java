package org.bthost.provisioning.boot;

import java.util.logging.LogManager;

/**
 * The JDK's log, open until the module has stopped: by itself the JDK closes it as soon as the
 * process is told to end, and nobody would read what comes then. Public, as the JDK makes it by its
 * name.
 */
public final class LastingLog extends LogManager {
  private static final String NAME = "bthost-shutdown";

  private volatile boolean lasting;

  /** A hook for the end of the process: until it has run, the log stays open. */
  static Thread hook(Runnable end) {
    if (LogManager.getLogManager() instanceof LastingLog log) {
      log.lasting = true;
      return new Thread(() -> log.outlast(end), NAME);
    }
    return new Thread(end, NAME);
  }

  private void outlast(Runnable end) {
    try {
      end.run();
    } finally {
      lasting = false;
      reset();
    }
  }

  @Override
  public void reset() {
    if (!lasting) {
      super.reset();
    }
  }
}
