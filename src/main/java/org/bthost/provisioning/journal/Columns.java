package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Settlement;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what several tables keep in the same way. */
final class Columns {
  private static final Logger LOG = LoggerFactory.getLogger(Columns.class);

  private Columns() {}

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** A number as a statement takes it. */
  static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    OptionalLong millis = number(row, column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** A text as it fits a column, never ending in half a character. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  static Optional<ProductId> product(ResultSet row, String column) throws SQLException {
    return text(row, column).map(ProductId::new);
  }

  /** What an order has of its own, from a column of its lines. */
  static PackageOptions options(@Nullable String lines) {
    return lines == null ? PackageOptions.NONE : PackageOptions.of(Detail.readAll(lines));
  }

  /** The same as its column has it. */
  static Optional<String> lines(PackageOptions options) {
    return Optional.of(Detail.write(options.details())).filter(it -> !it.isEmpty());
  }

  static Optional<Customer> customer(ResultSet row) throws SQLException {
    Optional<String> email = text(row, "customer_email");
    Optional<String> locale = text(row, "customer_locale");
    return text(row, "customer_id").map(id -> new Customer(id, email, locale));
  }

  /** What a person said, from the three columns that tables keep it in. */
  static Optional<Settlement> settlement(ResultSet row) throws SQLException {
    String by = row.getString("settled_by");
    String why = row.getString("settled_why");
    return optionalInstant(row, "settled_at").map(at -> new Settlement(by, why, at));
  }

  /**
   * The first rows of a query that can be read: one bad row must not hide the others. Bad ones are
   * told in the log.
   *
   * @param query ends in {@code limit :limit offset :offset}
   */
  static <T> List<T> firstReadable(int limit, Supplier<Query> query, RowMapper<T> reading) {
    var found = new ArrayList<T>();
    int passed = 0;
    int rows;
    do {
      List<Optional<T>> batch =
          query.get().bind("limit", limit).bind("offset", passed).map(readable(reading)).list();
      batch.stream().flatMap(Optional::stream).limit(limit - found.size()).forEach(found::add);
      rows = batch.size();
      passed += rows;
    } while (rows == limit && found.size() < limit);
    return found;
  }

  /** Empty for a row that can't be read; it is told in the log. */
  static <T> RowMapper<Optional<T>> readable(RowMapper<T> reading) {
    return (row, context) -> {
      try {
        return Optional.of(reading.map(row, context));
      } catch (UnreadableRow bad) {
        LOG.warn("{}", bad.getMessage());
        return Optional.empty();
      }
    };
  }

  /** Reads a row by a word of an enumeration, a name or a record that checks itself. */
  static <T> T whole(String what, ResultSet row, Reading<T> reading) throws SQLException {
    try {
      return reading.read();
    } catch (IllegalArgumentException | NoSuchElementException | InvalidIntent e) {
      throw new UnreadableRow(what, row.getString("id"), e);
    }
  }

  /** Makes something of the row at hand. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException;
  }
}
