package org.bthost.provisioning.boot;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.core.GenericType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.provision.NameSettling;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.provision.PanelRooms;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.reconcile.Importer;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.web.api.ApiTokens;
import org.glassfish.hk2.api.Context;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpHandlerContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The standalone module's HTTP server: the same resources as in the war, on the JDK's server. */
record HttpDoor(HttpServer server, JdkHttpHandlerContainer resources, ExecutorService threads)
    implements AutoCloseable {
  private static final int THREADS = 16;

  static {
    // Without it the JDK's server waits 40 ms for the client before the second half of an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * Takes requests from now on.
   *
   * @throws ConfigurationFault where nothing can listen at the address of the settings
   */
  static HttpDoor open(SeContainer container, SettingValues settings) {
    var config = ResourceConfig.forApplication(new RestApplication());
    config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    config.register(new Parts(container));
    HttpServer server = listen(settings);
    JdkHttpHandlerContainer resources =
        ContainerFactory.createContainer(JdkHttpHandlerContainer.class, config);
    server.createContext("/", resources);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    resources.getApplicationHandler().onStartup(resources);
    server.start();
    return new HttpDoor(server, resources, threads);
  }

  private static HttpServer listen(SettingValues settings) {
    String host = settings.text("BTHOST_HTTP_HOST");
    int port = settings.integer("BTHOST_HTTP_PORT");
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException | UnresolvedAddressException e) {
      throw new ConfigurationFault(
          List.of(
              "can't listen at BTHOST_HTTP_HOST '"
                  + host
                  + "', BTHOST_HTTP_PORT '"
                  + port
                  + "' ("
                  + e
                  + "); give an address of this machine, and a port that no other program has"));
    }
  }

  /** Gives the resources what the CDI container has, as a war's container would. */
  private static final class Parts extends AbstractBinder {
    private static final List<Class<?>> PARTS =
        List.of(
            OrderDesk.class,
            Journal.class,
            PanelGateway.class,
            Catalogue.class,
            Descriptor.class,
            SettingValues.class,
            Renderer.class,
            ApiTokens.class,
            Rota.class,
            HostAccess.class,
            PanelOffers.class,
            PanelRooms.class,
            Audits.class,
            Importer.class,
            NameSettling.class,
            Health.class,
            Metrics.class);
    private final SeContainer container;

    Parts(SeContainer container) {
      this.container = container;
    }

    @Override
    protected void configure() {
      PARTS.forEach(this::give);
      bind(new DependentScope()).to(new GenericType<Context<Dependent>>() {});
    }

    private <T> void give(Class<T> part) {
      bind(container.select(part).get()).to(part);
    }
  }

  String address() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort();
  }

  /**
   * Answers what it has taken, for up to a second; then ends the resources, in this order (Jersey's
   * own server would end them first, and answer 500 meanwhile).
   */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
    resources.getApplicationHandler().onShutdown(resources);
  }
}
