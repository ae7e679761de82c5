package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;

/** Reads what an action is to do: {@code {"account":"ftp","password":"…"}}, and the like. */
record ActionBody(Intent intent, Optional<Password> password) {

  /**
   * Reads it.
   *
   * @param body a JSON object; nothing at all is an empty one
   * @throws InvalidIntent where it can't be meant so; names the field
   */
  static ActionBody read(EventKey key, Verb verb, ServiceId service, byte[] body) {
    JsonNode fields = body.length == 0 ? Json.object("{}".getBytes(UTF_8)) : Json.object(body);
    var details = new EnumMap<Detail, String>(Detail.class);
    Optional<Password> password = Optional.empty();
    Optional<Customer> customer = Optional.empty();
    Optional<LocalDate> paidUntil = Optional.empty();
    Optional<String> reason = Optional.empty();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = field.getKey();
      switch (name) {
        case "password" -> password = Optional.of(Password.chosen(text(name, field.getValue())));
        case "customer" -> customer = Optional.of(customer(field.getValue()));
        case "paidUntil" -> paidUntil = Optional.of(Json.day(name, text(name, field.getValue())));
        case "reason" -> reason = Optional.of(text(name, field.getValue()));
        default -> {
          Detail detail =
              Detail.of(name)
                  .orElseThrow(() -> new InvalidIntent(name, "is nothing that an action takes"));
          details.put(detail, text(name, field.getValue()));
        }
      }
    }
    if (password.isPresent() && verb != Verb.CHANGE_PASSWORD) {
      throw new InvalidIntent("password", "is nothing that " + verb + " takes");
    }
    return new ActionBody(
        new Intent(
            key,
            verb,
            service,
            OptionalLong.empty(),
            customer,
            Optional.empty(),
            paidUntil,
            reason,
            details),
        password);
  }

  /** Whose password is given. */
  Account account() {
    return Account.of(intent.details().getOrDefault(Detail.ACCOUNT, ""));
  }

  private static String text(String field, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new InvalidIntent(field, "must be a text");
    }
    return value.asText();
  }

  private static Customer customer(JsonNode node) {
    Optional<String> email =
        node.hasNonNull("email") ? Optional.of(node.get("email").asText()) : Optional.empty();
    Optional<String> locale =
        node.hasNonNull("locale") ? Optional.of(node.get("locale").asText()) : Optional.empty();
    try {
      return new Customer(node.path("id").asText(""), email, locale);
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent("customer", "is not usable: " + e.getMessage());
    }
  }
}
