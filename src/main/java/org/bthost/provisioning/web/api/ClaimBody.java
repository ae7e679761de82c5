package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.provision.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What billing says of a host: {@code
 * {"service":"svc-7","customer":"c-3","product":"basic","paidUntil":"2027-01-31","host":"12"}}. The
 * form only, of an object and of a row in a table; what is sent is read into {@link Claim}s.
 *
 * @param customer billing's id of it
 * @param paidUntil the first day no longer paid for, such as 2027-01-31
 * @param host its number on the panel, or the whole name of its site
 * @param state {@code active}, unless it is {@code suspended}
 */
record ClaimBody(
    String service,
    String customer,
    String product,
    String paidUntil,
    String host,
    @Nullable String state) {
  /** The names of everything that can be said of one host. */
  static final List<String> FIELDS =
      Stream.of(ClaimBody.class.getRecordComponents()).map(RecordComponent::getName).toList();

  /**
   * Reads a JSON array of claims.
   *
   * @throws InvalidIntent where it is none, or one claim can't be meant so; names the field, as in
   *     {@code [0].paidUntil}
   */
  static List<Claim> ofJson(byte[] body) {
    List<JsonNode> rows = Json.objects(body);
    return IntStream.range(0, rows.size())
        .mapToObj(row -> read(rows.get(row), "[" + row + "]."))
        .toList();
  }

  /**
   * Reads a table of claims, as {@link CsvTable} has it.
   *
   * @throws InvalidIntent where it is none, or one claim can't be meant so; names line and column
   */
  static List<Claim> ofCsv(byte[] body) {
    return CsvTable.read(body, FIELDS).stream()
        .map(row -> read(row.fields(), row.at() + ", column "))
        .toList();
  }

  /**
   * Reads one.
   *
   * @param at where it stands, for complaints
   * @throws InvalidIntent where something is missing or can't be meant so; names the field
   */
  private static Claim read(JsonNode row, String at) {
    String state = row.path("state").asText("active");
    if (!state.equals("active") && !state.equals("suspended")) {
      throw new InvalidIntent(at + "state", "is active or suspended");
    }
    return new Claim(
        field(row, at, "host", text -> text),
        field(row, at, "service", ServiceId::new),
        field(row, at, "customer", id -> new Customer(id, Optional.empty(), Optional.empty())),
        field(row, at, "product", ProductId::new),
        field(row, at, "paidUntil", day -> Json.day(at + "paidUntil", day)),
        state.equals("suspended"));
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
