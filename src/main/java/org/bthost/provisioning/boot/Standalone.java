package org.bthost.provisioning.boot;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.bthost.provisioning.billing.intake.OrderEvents;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;

/** Runs the module by itself: a CDI container, an HTTP server, a database of its own. */
public final class Standalone implements AutoCloseable {
  /** Would close the container beside us when the process ends. */
  private static final String WELDS_OWN_SHUTDOWN = "org.jboss.weld.se.shutdownHook";

  private final SeContainer container;
  private final HttpDoor door;

  private Standalone(SeContainer container, HttpDoor door) {
    this.container = container;
    this.door = door;
  }

  /**
   * Starts the module by the settings of the environment and the system properties.
   *
   * @throws ConfigurationFault where it can't start so
   */
  public static Standalone start() {
    SeContainer container =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(ModuleBeans.class, OrderEvents.class)
            .addProperty(WELDS_OWN_SHUTDOWN, false)
            .initialize();
    try {
      SettingValues settings = container.select(SettingValues.class).get();
      return new Standalone(container, HttpDoor.open(container, settings));
    } catch (RuntimeException e) {
      container.close();
      throw e;
    }
  }

  /** Where the API listens, such as {@code http://127.0.0.1:8080}. */
  public String address() {
    return door.address();
  }

  /** Has a listener told of outcomes from now on. */
  public void listen(OutcomeListener listener) {
    container.select(ProvisioningModule.class).get().addListener(listener);
  }

  @Override
  public void close() {
    door.close();
    container.close();
  }

  public static void main(String[] arguments) throws InterruptedException {
    // Read once, when anything of the JDK's log is first touched.
    System.setProperty("java.util.logging.manager", LastingLog.class.getName());
    quiet();
    try {
      Standalone running = start();
      Runtime.getRuntime().addShutdownHook(LastingLog.hook(running::close));
      System.out.println("BTHost provisioning listens on " + running.address());
    } catch (RuntimeException e) {
      System.err.println(fault(e));
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  /** Logs by the archive's own configuration, unless the operator gave one. */
  private static void quiet() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream in = Standalone.class.getResourceAsStream("/bthost/logging.properties")) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException("/bthost/logging.properties can't be read", e);
    }
  }

  /** A wrong configuration is told without the container's own wrapping around it. */
  private static String fault(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationFault wrong) {
        return wrong.getMessage();
      }
    }
    return "the module can't start: " + failure;
  }
}
