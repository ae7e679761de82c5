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
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.WebhookBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to billing's webhook address, at least once each and those of one service in
 * order. One that is not taken is sent again, ever less often, for three days; meanwhile the later
 * ones of its service wait. Then it is given up, until a person has it replayed.
 */
public final class WebhookSender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int AT_A_TIME = 100;
  private static final Duration TRIED_FOR = Duration.ofDays(3);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** After this many doublings the longest wait is reached. */
  private static final int MOST_DOUBLINGS = 9;

  private final WebhookBox box;
  private final URI address;
  private final WebhookSignature signature;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param address http or https
   */
  public WebhookSender(WebhookBox box, URI address, WebhookSignature signature, Clock clock) {
    this.box = box;
    this.address = address;
    this.signature = signature;
    this.clock = clock;
  }

  /**
   * What came of sending one that was not taken.
   *
   * @param nobody whether no one answers, so that it is no use to send others just now
   */
  private record Refusal(String why, boolean nobody) {}

  /**
   * Sends what is due.
   *
   * @return how many were taken
   */
  public int deliver() {
    int taken = 0;
    for (Delivery delivery : box.due(AT_A_TIME)) {
      if (!box.claim(delivery, CLAIM)) {
        continue;
      }
      Optional<Refusal> refusal = send(delivery.message());
      if (refusal.isEmpty()) {
        box.delivered(delivery);
        taken++;
        continue;
      }
      putOff(delivery, refusal.get().why());
      if (refusal.get().nobody()) {
        break;
      }
    }
    return taken;
  }

  private void putOff(Delivery delivery, String why) {
    if (clock.instant().isAfter(delivery.since().plus(TRIED_FOR))) {
      box.giveUp(delivery, why);
      LOG.error(
          "webhook message {} was not taken for {} days, and is given up: {}",
          delivery.number(),
          TRIED_FOR.toDays(),
          why);
      return;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(delivery.attempts(), MOST_DOUBLINGS));
    box.postpone(delivery, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT, why);
    LOG.warn("webhook message {} was not taken, and is sent again: {}", delivery.number(), why);
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
          : Optional.of(new Refusal("the receiver answered " + status, false));
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
    return Optional.of(new Refusal(why, true));
  }
}
