package org.bthost.provisioning.boot;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bthost.provisioning.billing.intake.OrderDesk;
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
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The standalone module's HTTP server: the same resources as in the war, on the JDK's server. */
record HttpDoor(HttpServer server, ExecutorService threads) implements AutoCloseable {
  private static final int THREADS = 16;

  static {
    // Without it the JDK's server waits 40 ms for the client before the second half of an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  static HttpDoor open(SeContainer container, SettingValues settings) {
    var resources = ResourceConfig.forApplication(new RestApplication());
    resources.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    resources.register(new Parts(container));
    URI address =
        UriBuilder.fromUri("http://localhost/")
            .host(settings.text("BTHOST_HTTP_HOST"))
            .port(settings.integer("BTHOST_HTTP_PORT"))
            .build();
    HttpServer server = JdkHttpServerFactory.createHttpServer(address, resources, false);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.start();
    return new HttpDoor(server, threads);
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

  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
  }
}
