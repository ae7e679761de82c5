package org.bthost.provisioning.panel.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.panel.PanelUnreachable.Obstacle;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.jnh.connector.JavaNetHttpClientProperties;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.glassfish.jersey.media.multipart.Boundary;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.glassfish.jersey.media.multipart.MultiPartFeature;

/**
 * Sends one POST and reads its whole answer. Nothing is ever sent twice: the connector neither
 * retries nor follows redirects, where the JDK's older one would repeat a POST by itself.
 */
final class Http implements AutoCloseable {
  private static final int LARGEST_ANSWER = 32 * 1024 * 1024;
  private static final MediaType TEXT = MediaType.valueOf("text/plain;charset=UTF-8");

  private final PanelSettings settings;
  private final Client client;
  private final ScheduledExecutorService watchdog;

  Http(PanelSettings settings) {
    this.settings = settings;
    var config = new ClientConfig();
    config.connectorProvider(new JavaNetHttpConnectorProvider());
    config.register(MultiPartFeature.class);
    config.property(ClientProperties.FOLLOW_REDIRECTS, false);
    config.property(JavaNetHttpClientProperties.HTTP_VERSION, HttpClient.Version.HTTP_1_1);
    config.property(
        ClientProperties.CONNECT_TIMEOUT, Math.toIntExact(settings.connectTimeout().toMillis()));
    this.client =
        new JerseyClientBuilder().withConfig(config).sslContext(Trust.of(settings)).build();
    this.watchdog = watchdog();
  }

  private static ScheduledExecutorService watchdog() {
    var pool =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "panel-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  RawAnswer post(String endpoint, Map<String, String> parameters, Duration patience) {
    WebTarget target =
        client
            .target(settings.url())
            .path(endpoint)
            .property(ClientProperties.READ_TIMEOUT, Math.toIntExact(patience.toMillis()));
    try (FormDataMultiPart form = new FormDataMultiPart()) {
      parameters.forEach((name, value) -> form.bodyPart(new FormDataBodyPart(name, value, TEXT)));
      var entity = Entity.entity(form, Boundary.addBoundary(form.getMediaType()));
      try (Response answer = target.request(MediaType.APPLICATION_JSON).post(entity)) {
        return new RawAnswer(answer.getStatus(), read(endpoint, answer, patience));
      }
    } catch (ProcessingException | IOException e) {
      throw failure(endpoint, e);
    }
  }

  /** Reads to the end, so that the connection can be used again; within size and time. */
  private byte[] read(String endpoint, Response answer, Duration patience) throws IOException {
    InputStream content = answer.readEntity(InputStream.class);
    ScheduledFuture<?> alarm =
        watchdog.schedule(() -> close(content), patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      byte[] body = content.readNBytes(LARGEST_ANSWER + 1);
      if (body.length > LARGEST_ANSWER) {
        throw new PanelUnconfirmed(
            endpoint + " was answered without an end", answer.getStatus(), null);
      }
      return body;
    } finally {
      alarm.cancel(false);
      close(content);
    }
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new IllegalStateException("an answer can't be closed", e);
    }
  }

  /** The cause nearest to the network decides; what wraps it says less. */
  private PanelException failure(String endpoint, Exception failure) {
    if (has(failure, UnknownHostException.class)
        || has(failure, UnresolvedAddressException.class)) {
      return unreachable(Obstacle.NAME, "its name is not known to DNS", failure);
    }
    if (has(failure, HttpConnectTimeoutException.class)) {
      return unreachable(
          Obstacle.CONNECT_TIMEOUT,
          "no connection within " + settings.connectTimeout().toMillis() + " ms",
          failure);
    }
    if (has(failure, SSLHandshakeException.class)) {
      return unreachable(
          Obstacle.TLS,
          "its certificate is not trusted; give the panel's CA file, or an address that the"
              + " certificate is made out to",
          failure);
    }
    if (has(failure, ConnectException.class)) {
      return unreachable(Obstacle.CONNECTION, "it takes no connections", failure);
    }
    if (has(failure, SSLException.class)) {
      return new PanelUnconfirmed(
          endpoint + " was lost, as its TLS connection broke; does the panel speak https there?",
          0,
          failure);
    }
    return has(failure, HttpTimeoutException.class)
        ? new PanelUnconfirmed(endpoint + " was sent, and not answered in time", 0, failure)
        : new PanelUnconfirmed(
            endpoint + " was sent, and the connection was lost before a whole answer", 0, failure);
  }

  private static boolean has(Throwable failure, Class<? extends Exception> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private PanelUnreachable unreachable(Obstacle obstacle, String why, Exception cause) {
    return new PanelUnreachable(
        obstacle, "panel " + settings.address() + " can't be reached: " + why, cause);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    client.close();
  }
}
