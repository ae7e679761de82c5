package org.bthost.provisioning.jobs;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which this code, made for JDK 17, can only ask for by their names. */
final class VirtualThreads {
  /** In earlier JDKs who waits in a synchronized block holds a thread of the operating system. */
  private static final int FIRST_JDK = 24;

  private VirtualThreads() {}

  /** Makes them, if the JDK is one whose virtual threads may wait anywhere. */
  static Optional<ThreadFactory> maker() {
    return Runtime.version().feature() < FIRST_JDK ? Optional.empty() : Optional.of(ofJdk());
  }

  private static ThreadFactory ofJdk() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JDK " + Runtime.version() + " makes no virtual threads", e);
    }
  }
}
