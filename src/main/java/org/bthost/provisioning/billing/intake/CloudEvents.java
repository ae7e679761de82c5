package org.bthost.provisioning.billing.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;

/** Reads order events that come as CloudEvents 1.0, in structured or binary mode, with JSON. */
public final class CloudEvents {
  private static final String TYPE_PREFIX = "org.bthost.provisioning.";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CloudEvents() {}

  /**
   * Reads a structured event: everything is in the body.
   *
   * @throws InvalidIntent where it is no order event; names the attribute or field
   */
  public static Intent structured(byte[] body) {
    JsonNode event = parse(body, "body");
    JsonNode payload = event.path("data");
    return read(
        attribute ->
            event.hasNonNull(attribute)
                ? Optional.of(event.get(attribute).asText())
                : Optional.empty(),
        payload);
  }

  /**
   * Reads a binary event: its attributes are headers, its data is the body.
   *
   * @param header gives the attribute of a name, from the header {@code ce-} + name
   * @throws InvalidIntent where it is no order event; names the attribute or field
   */
  public static Intent binary(Function<String, Optional<String>> header, byte[] body) {
    return read(header, body.length == 0 ? JSON.createObjectNode() : parse(body, "data"));
  }

  private static JsonNode parse(byte[] text, String where) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || !node.isObject()) {
        throw new InvalidIntent(where, "must be a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new InvalidIntent(
          where,
          "is no JSON: line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw new InvalidIntent(where, "can't be read");
    }
  }

  private static Intent read(Function<String, Optional<String>> attributes, JsonNode payload) {
    if (!payload.isObject() && !payload.isMissingNode() && !payload.isNull()) {
      throw new InvalidIntent("data", "must be a JSON object");
    }
    String version = required(attributes, "specversion");
    if (!version.equals("1.0")) {
      throw new InvalidIntent("specversion", "must be \"1.0\", but is \"" + version + "\"");
    }
    var key = new EventKey(bounded(attributes, "source"), bounded(attributes, "id"));
    return new Intent(
        key,
        verb(required(attributes, "type")),
        valid("subject", required(attributes, "subject"), ServiceId::new),
        sequence(attributes.apply("sequence")),
        customer(payload.path("customer")),
        text(payload, "product").map(id -> valid("product", id, ProductId::new)),
        text(payload, "paidUntil").map(CloudEvents::day),
        text(payload, "reason"),
        details(payload));
  }

  private static String required(Function<String, Optional<String>> attributes, String name) {
    return attributes
        .apply(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new InvalidIntent(name, "is missing; every CloudEvent needs it"));
  }

  private static String bounded(Function<String, Optional<String>> attributes, String name) {
    String text = required(attributes, name);
    if (text.length() > 255) {
      throw new InvalidIntent(name, "has at most 255 characters");
    }
    return text;
  }

  private static Verb verb(String type) {
    String word = type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : "";
    return Verb.of(word)
        .filter(Verb.ofBilling()::contains)
        .orElseThrow(
            () ->
                new InvalidIntent(
                    "type",
                    "is not an order event: use "
                        + TYPE_PREFIX
                        + " and one of create, suspend, unsuspend, terminate, change-package,"
                        + " renew"));
  }

  private static OptionalLong sequence(Optional<String> text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    return valid("sequence", text.get(), number -> OptionalLong.of(Long.parseLong(number)));
  }

  private static Optional<Customer> customer(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    String id = text(node, "id").orElseThrow(() -> new InvalidIntent("customer.id", "is missing"));
    Optional<String> email = text(node, "email");
    Optional<String> locale = text(node, "locale");
    return Optional.of(valid("customer", id, it -> new Customer(it, email, locale)));
  }

  private static Map<Detail, String> details(JsonNode payload) {
    var details = new EnumMap<Detail, String>(Detail.class);
    for (Detail detail : Detail.values()) {
      text(payload, detail.word()).ifPresent(given -> details.put(detail, given));
    }
    return details;
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidIntent(field, "must be a text");
    }
    return Optional.of(value.asText());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidIntent("paidUntil", "must be a date such as 2027-01-31");
    }
  }

  private static <T> T valid(String field, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      throw new InvalidIntent(field, "must be a whole number");
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent(field, "is not usable: " + e.getMessage());
    }
  }
}
