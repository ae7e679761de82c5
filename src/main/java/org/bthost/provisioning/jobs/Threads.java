package org.bthost.provisioning.jobs;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Where the module's threads come from. */
public final class Threads {
  private static final String CONTAINERS = "java:comp/DefaultManagedThreadFactory";

  private Threads() {}

  /**
   * Makes threads of this name: the container's own, in which its names and class loader hold as in
   * any of its components; daemon threads where there is no container that makes them.
   */
  public static ThreadFactory named(String name) {
    return named(name, Threads::daemon);
  }

  /**
   * The same for threads that wait for panels, of which there are many: virtual ones where there is
   * no container that makes them, and the JDK has them.
   */
  public static ThreadFactory waiting(String name) {
    return named(name, VirtualThreads.maker().orElse(Threads::daemon));
  }

  private static ThreadFactory named(String name, ThreadFactory withoutContainer) {
    ThreadFactory maker = containers().orElse(withoutContainer);
    return work -> {
      Thread thread = maker.newThread(work);
      thread.setName(name);
      return thread;
    };
  }

  @SuppressWarnings("BanJNDI") // the name is a constant of Jakarta EE
  private static Optional<ThreadFactory> containers() {
    try {
      return Optional.of(InitialContext.doLookup(CONTAINERS));
    } catch (NamingException noContainer) {
      return Optional.empty();
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
