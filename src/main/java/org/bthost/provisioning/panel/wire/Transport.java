package org.bthost.provisioning.panel.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.bthost.provisioning.panel.PanelSettings;
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
 * Sends one POST and has its answer read. The panel sees each POST at most once, whatever becomes
 * of the connection.
 *
 * <p>That is why the connector is the one over {@code java.net.http} (the default one repeats a
 * POST when the connection drops), why no redirect is followed, and why the client is built by
 * Jersey's own builder and not by whatever JAX-RS client the container has.
 */
final class Transport implements Wire {
  private static final MediaType PART = MediaType.valueOf("text/plain;charset=UTF-8");

  private final PanelSettings settings;
  private final Client client;
  private final Knock knock;

  Transport(PanelSettings settings) {
    this.settings = settings;
    this.client = client(settings);
    this.knock = new Knock(settings.url(), settings.connectTimeout());
  }

  @Override
  public void reach(Endpoint endpoint) {
    try {
      knock.ifQuiet();
    } catch (IOException e) {
      throw Losses.beforeSending(endpoint, e);
    }
  }

  @Override
  public Reply post(Endpoint endpoint, Form form) {
    var whole = timeout(endpoint);
    return exchange(
        endpoint,
        form,
        whole,
        whole,
        (status, body) -> new Reply(status, BoundedBody.read(endpoint, status, body)));
  }

  /**
   * As long as a list flows it may take as long as a build; the read time-out is for the panel's
   * silence, before the first byte and between any two.
   */
  @Override
  public <T> T stream(Endpoint endpoint, Form form, Reading<T> reading) {
    var silence = timeout(endpoint);
    var longest = settings.buildTimeout();
    var whole = longest.compareTo(silence) > 0 ? longest : silence;
    return exchange(endpoint, form, silence, whole, reading);
  }

  private <T> T exchange(
      Endpoint endpoint, Form form, Duration silence, Duration whole, Reading<T> reading) {
    var started = System.nanoTime();
    try (var parts = parts(form);
        var response = request(endpoint).post(entity(parts))) {
      var left = whole.minusNanos(System.nanoTime() - started);
      var result = reading.read(response.getStatus(), new AnswerBody(response, silence, left));
      knock.heard();
      return result;
    } catch (ProcessingException | IOException e) {
      throw Losses.of(endpoint, e);
    }
  }

  private Invocation.Builder request(Endpoint endpoint) {
    var request =
        client
            .target(settings.url())
            .path(endpoint.path())
            .request(MediaType.APPLICATION_JSON_TYPE)
            .property(ClientProperties.READ_TIMEOUT, Math.toIntExact(timeout(endpoint).toMillis()));
    // Without it the panel answers a browser's form with redirects instead of envelopes.
    return endpoint.signed() ? request : request.header("X-Requested-With", "XMLHttpRequest");
  }

  private Duration timeout(Endpoint endpoint) {
    return endpoint.builds() ? settings.buildTimeout() : settings.readTimeout();
  }

  private static FormDataMultiPart parts(Form form) {
    var parts = new FormDataMultiPart();
    form.forEach((name, value) -> parts.bodyPart(new FormDataBodyPart(name, value, PART)));
    return parts;
  }

  private static Entity<FormDataMultiPart> entity(FormDataMultiPart parts) {
    return Entity.entity(parts, Boundary.addBoundary(parts.getMediaType()));
  }

  private static Client client(PanelSettings settings) {
    var config =
        new ClientConfig()
            .connectorProvider(new JavaNetHttpConnectorProvider())
            .property(ClientProperties.FOLLOW_REDIRECTS, false)
            .property(JavaNetHttpClientProperties.DISABLE_COOKIES, true)
            .property(JavaNetHttpClientProperties.HTTP_VERSION, HttpClient.Version.HTTP_1_1)
            .register(MultiPartFeature.class);
    var builder = new JerseyClientBuilder().withConfig(config);
    Trust.of(settings).ifPresent(builder::sslContext);
    return builder.build();
  }

  @Override
  public void close() {
    client.close();
  }
}
