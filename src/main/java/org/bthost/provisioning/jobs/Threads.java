package org.bthost.provisioning.jobs;

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
    ThreadFactory maker = maker();
    return work -> {
      Thread thread = maker.newThread(work);
      thread.setName(name);
      return thread;
    };
  }

  @SuppressWarnings("BanJNDI") // the name is a constant of Jakarta EE
  private static ThreadFactory maker() {
    try {
      return InitialContext.doLookup(CONTAINERS);
    } catch (NamingException noContainer) {
      return Threads::daemon;
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
