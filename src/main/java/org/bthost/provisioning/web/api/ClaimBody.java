package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.provision.Claim;

/**
 * Reads what billing says of a host: {@code
 * {"service":"svc-7","customer":"c-3","product":"basic","paidUntil":"2027-01-31","host":"12"}},
 * with {@code "state":"suspended"} where it is to be so.
 */
final class ClaimBody {
  private ClaimBody() {}

  /**
   * Reads one.
   *
   * @param at where it stands, for complaints
   * @throws InvalidIntent where something is missing or can't be meant so; names the field
   */
  static Claim read(JsonNode row, String at) {
    String state = row.path("state").asText("active");
    if (!state.equals("active") && !state.equals("suspended")) {
      throw new InvalidIntent(at + "state", "is active or suspended");
    }
    return new Claim(
        field(row, at, "host", text -> text),
        field(row, at, "service", ServiceId::new),
        field(row, at, "customer", id -> new Customer(id, Optional.empty(), Optional.empty())),
        field(row, at, "product", ProductId::new),
        field(row, at, "paidUntil", ClaimBody::day),
        state.equals("suspended"));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a day such as 2027-01-31", e);
    }
  }

  private static <T> T field(JsonNode row, String at, String name, Function<String, T> reading) {
    String text = row.path(name).asText("");
    if (text.isBlank()) {
      throw new InvalidIntent(at + name, "is needed");
    }
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent(at + name, String.valueOf(e.getMessage()));
    }
  }
}
