package org.bthost.provisioning.billing.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.DeliveryBox;

/** Writes news as CloudEvents (1.0, JSON) for billing's webhook address. */
public final class WebhookListener implements OutcomeListener {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "org.bthost.provisioning.";

  private final DeliveryBox<WebhookMessage> box;
  private final String source;

  public WebhookListener(DeliveryBox<WebhookMessage> box, InstallationId installation) {
    this.box = box;
    this.source = "/bthost/" + installation.value();
  }

  @Override
  public void ended(Outcome outcome) {
    ObjectNode data =
        JSON.createObjectNode()
            .put("operation", outcome.operation().value())
            .put("verb", outcome.verb().word())
            .put("status", outcome.status().name())
            .put("message", outcome.message().orElse(null));
    outcome.letter().ifPresent(letter -> data.set("letter", json(letter)));
    String status = outcome.status().name().toLowerCase(Locale.ROOT);
    put(outcome.id(), "outcome." + status, outcome.service(), outcome.at(), data);
  }

  @Override
  public void reached(UsageNotice notice) {
    ObjectNode data =
        JSON.createObjectNode()
            .put("resource", notice.resource().word())
            .put("threshold", notice.threshold())
            .put("usedMb", notice.usedMb())
            .put("limitMb", notice.limitMb());
    notice.letter().ifPresent(letter -> data.set("letter", json(letter)));
    put(notice.id(), "usage.reached", notice.service(), notice.at(), data);
  }

  private static ObjectNode json(Letter letter) {
    ObjectNode json = JSON.createObjectNode().put("sender", letter.sender().word());
    letter.to().ifPresent(address -> json.put("to", address));
    return json.put("locale", letter.locale().toLanguageTag())
        .put("subject", letter.text().subject())
        .put("text", letter.text().body());
  }

  private void put(String id, String type, ServiceId service, Instant at, ObjectNode data) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("specversion", "1.0")
            .put("id", id)
            .put("source", source)
            .put("type", TYPE + type)
            .put("subject", service.value())
            .put("time", at.toString())
            .put("datacontenttype", "application/json");
    event.set("data", data);
    box.put(new WebhookMessage(id, service, TYPE + type, event.toString()));
  }
}
