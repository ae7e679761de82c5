package org.bthost.provisioning.billing.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bthost.provisioning.billing.spi.WebhookSignature;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.DeliveryBox;

/** Sends messages to billing's webhook address, as often as a {@link Courier} does. */
public final class WebhookSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final URI address;
  private final WebhookSignature signature;
  private final Clock clock;
  private final Courier<WebhookMessage> courier;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param address http or https
   */
  public WebhookSender(
      DeliveryBox<WebhookMessage> box, URI address, WebhookSignature signature, Clock clock) {
    this.address = address;
    this.signature = signature;
    this.clock = clock;
    this.courier = new Courier<>("webhook message", box, this::send, CLAIM, clock);
  }

  /**
   * Sends what is due.
   *
   * @return how many were taken
   */
  public int deliver() {
    return courier.deliver();
  }

  private Optional<Refusal> send(WebhookMessage message) {
    byte[] body = message.body().getBytes(UTF_8);
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
            .header(WebhookSignature.ID, message.id())
            .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(WebhookSignature.SIGNATURE, signature.sign(message.id(), now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2
          ? Optional.empty()
          : Refusal.of("the receiver answered " + status, Refusal.Reach.MESSAGE);
    } catch (HttpTimeoutException e) {
      return nobody("the receiver did not answer within " + TIMEOUT.toSeconds() + " s");
    } catch (ConnectException e) {
      return nobody("the receiver takes no connection");
    } catch (IOException e) {
      return nobody("the connection to the receiver broke off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nothing more is sent: the module is being stopped", e);
    }
  }

  private static Optional<Refusal> nobody(String why) {
    return Refusal.of(why, Refusal.Reach.EVERYTHING);
  }
}
