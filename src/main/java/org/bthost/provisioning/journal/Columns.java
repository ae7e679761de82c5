package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.ProductId;

/** Reads what several tables keep in the same way. */
final class Columns {
  private Columns() {}

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
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

  static Optional<Customer> customer(ResultSet row) throws SQLException {
    Optional<String> email = text(row, "customer_email");
    Optional<String> locale = text(row, "customer_locale");
    return text(row, "customer_id").map(id -> new Customer(id, email, locale));
  }
}
