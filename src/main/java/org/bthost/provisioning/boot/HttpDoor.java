package org.bthost.provisioning.boot;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.web.api.EventsResource;
import org.bthost.provisioning.web.api.OperationsResource;
import org.bthost.provisioning.web.api.PanelsResource;
import org.bthost.provisioning.web.api.ServicesResource;
import org.bthost.provisioning.web.api.TokenFilter;
import org.bthost.provisioning.web.pages.StatusResource;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The standalone module's HTTP server: the same resources as in the war, on the JDK's server. */
record HttpDoor(HttpServer server, ExecutorService threads) implements AutoCloseable {
  private static final int THREADS = 16;

  static HttpDoor open(SeContainer container, SettingValues settings) {
    var resources = new ResourceConfig();
    resources.register(container.select(TokenFilter.class).get());
    resources.register(container.select(EventsResource.class).get());
    resources.register(container.select(ServicesResource.class).get());
    resources.register(container.select(OperationsResource.class).get());
    resources.register(container.select(PanelsResource.class).get());
    resources.register(container.select(StatusResource.class).get());
    resources.register(container.select(HealthResource.class).get());
    resources.register(container.select(MetricsResource.class).get());
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
