package org.bthost.billing.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The shop's own table, in the database that {@code BTHOST_DB_JNDI} names to the module. Its name
 * holds in the threads of this war, among them those in which the module tells news.
 */
@ApplicationScoped
public class OrderBook {
  private static final String DATABASE = "java:comp/DefaultDataSource";

  void open(@Observes @Initialized(ApplicationScoped.class) Object application) {
    change(
        "create table if not exists shop_order"
            + "(id varchar(64) primary key, news varchar(255), times_told int)");
  }

  void add(String order) {
    change("insert into shop_order values (?, 'ordered', 0)", order);
  }

  void tell(String order, String news) {
    change("update shop_order set news = ?, times_told = times_told + 1 where id = ?", news, order);
  }

  /** The last news of an order, and how often there was any. */
  Optional<String> find(String order) {
    try (Connection connection = connect();
        PreparedStatement query =
            connection.prepareStatement("select news, times_told from shop_order where id = ?")) {
      query.setString(1, order);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(row.getString(1) + ", told " + row.getInt(2))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's table can't be read", e);
    }
  }

  private void change(String sql, String... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's table can't be written", e);
    }
  }

  @SuppressWarnings("BanJNDI") // the name is a constant of Jakarta EE
  private static Connection connect() throws SQLException {
    try {
      DataSource database = InitialContext.doLookup(DATABASE);
      return database.getConnection();
    } catch (NamingException e) {
      throw new IllegalStateException(DATABASE + " is no name in this thread", e);
    }
  }
}
