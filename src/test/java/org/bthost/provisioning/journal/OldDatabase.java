package org.bthost.provisioning.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database as a delivered version of the module left it: the schema by that version's scripts,
 * and the rows that it wrote when it really ran, some of its work still open.
 *
 * <p>Below {@code src/test/resources/schema} there is a folder for each, named by the last script
 * that the version had. {@code scripts.txt} lists its scripts with their checksums, {@code
 * rows.jsonl} has a line for each row; of the audit trail and of messages, for those of some
 * services. Where a text of then is not today's, it stands there too.
 */
public final class OldDatabase {
  /** The levels of the schema that were delivered. */
  public static final List<Integer> LEVELS = List.of(8, 10, 15);

  private static final Path FIXTURES = Path.of("src", "test", "resources", "schema");
  private static final Path SCRIPTS = Path.of("src", "main", "resources", "bthost", "db");
  private static final Map<String, DataSource> UPGRADED = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DATES = List.of("paid_until", "last_seen_end", "seen_end");

  private OldDatabase() {}

  /** One of a kind, at a level. */
  public static DataSource of(String kind, int level) {
    DataSource database = TestDatabases.pool(TestDatabases.empty(kind));
    flyway(database, level).migrate();
    try (Connection connection = database.getConnection()) {
      fill(connection, level);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("can't fill a database of level " + level, e);
    }
    return database;
  }

  private static Flyway flyway(DataSource database, int level) {
    Path own = FIXTURES.resolve(Integer.toString(level));
    Path scripts = Files.exists(own.resolve("V1__journal.sql")) ? own : SCRIPTS;
    return Flyway.configure()
        .dataSource(database)
        .table("bthost_schema")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholders(Dialect.of(database).words())
        .locations("filesystem:" + scripts)
        .target(Integer.toString(level))
        .load();
  }

  /** One of a kind and level that was brought to today's schema; for tests that only read. */
  static DataSource upgraded(String kind, int level) {
    return UPGRADED.computeIfAbsent(
        kind + " " + level,
        name -> {
          DataSource database = of(kind, level);
          Schema.migrate(database);
          return database;
        });
  }

  /** The scripts that a database at a level is made by today, as in scripts.txt. */
  static List<String> scriptsToday(int level) {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:");
    return scripts(flyway(database, level));
  }

  private static List<String> scripts(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .filter(it -> it.getChecksum() != null && it.getState() != MigrationState.ABOVE_TARGET)
        .map(it -> it.getScript() + " " + it.getChecksum())
        .toList();
  }

  /** The scripts that a version had. */
  static List<String> scripts(int level) throws IOException {
    return Files.readAllLines(FIXTURES.resolve(level + "/scripts.txt"));
  }

  /** How many rows there are in each table. */
  static Map<String, Long> rows(int level) throws IOException {
    return read(level).stream()
        .collect(Collectors.groupingBy(Row::table, TreeMap::new, Collectors.counting()));
  }

  private record Row(String table, Map<String, JsonNode> columns) {}

  private static List<Row> read(int level) throws IOException {
    var rows = new ArrayList<Row>();
    for (String line : Files.readAllLines(FIXTURES.resolve(level + "/rows.jsonl"))) {
      JsonNode told = JSON.readTree(line);
      var columns = new LinkedHashMap<String, JsonNode>();
      told.get("row").properties().forEach(it -> columns.put(it.getKey(), it.getValue()));
      rows.add(new Row(told.get("table").asText(), columns));
    }
    return rows;
  }

  private static void fill(Connection connection, int level) throws SQLException, IOException {
    for (Row row : read(level)) {
      insert(connection, row);
    }
    if (Dialect.of(connection) != Dialect.MARIADB) {
      for (Map.Entry<String, Long> counted : lastNumbers(read(level)).entrySet()) {
        connection
            .createStatement()
            .execute(
                "alter table %s alter column id restart with %d"
                    .formatted(counted.getKey(), counted.getValue() + 1));
      }
    }
  }

  /** Of tables whose rows the database counts; it does not count rows that bring a number. */
  private static Map<String, Long> lastNumbers(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.columns().containsKey("id") && row.columns().get("id").isNumber())
        .collect(Collectors.toMap(Row::table, row -> row.columns().get("id").asLong(), Math::max));
  }

  private static void insert(Connection connection, Row row) throws SQLException {
    String names = String.join(", ", row.columns().keySet());
    String marks = row.columns().keySet().stream().map(it -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into %s (%s) values (%s)".formatted(row.table(), names, marks))) {
      int place = 1;
      for (Map.Entry<String, JsonNode> column : row.columns().entrySet()) {
        statement.setObject(place++, value(column.getKey(), column.getValue()));
      }
      statement.executeUpdate();
    }
  }

  private static Object value(String column, JsonNode told) {
    if (told.isTextual()) {
      return DATES.contains(column) ? Date.valueOf(told.asText()) : told.asText();
    }
    return told.isBoolean() ? (Object) told.asBoolean() : (Object) told.asLong();
  }

  /**
   * Keeps an H2 database as a fixture: {@code OldDatabase <address> <level>}. Run the version that
   * is delivered against a sandbox panel first, and kill it while it is at work.
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    int level = Integer.parseInt(arguments[1]);
    Path folder = Files.createDirectories(FIXTURES.resolve(arguments[1]));
    var database = new JdbcDataSource();
    database.setURL(arguments[0]);
    database.setUser("sa");
    try (Connection connection = database.getConnection()) {
      Files.write(folder.resolve("scripts.txt"), scripts(flyway(database, level)));
      Files.write(folder.resolve("rows.jsonl"), written(connection));
    }
  }

  private static List<String> written(Connection connection) throws SQLException, IOException {
    var lines = new ArrayList<String>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "BTHOST\\_%", new String[] {"TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!table.contains("qrtz")) {
          lines.addAll(written(connection, table));
        }
      }
    }
    return lines;
  }

  private static List<String> written(Connection connection, String table)
      throws SQLException, IOException {
    var lines = new ArrayList<String>();
    try (ResultSet rows =
        connection.createStatement().executeQuery("select * from " + table + " order by 1")) {
      while (rows.next()) {
        ObjectNode line = JSON.createObjectNode().put("table", table);
        line.set("row", JSON.valueToTree(columns(rows)));
        lines.add(JSON.writeValueAsString(line));
      }
    }
    return lines;
  }

  private static Map<String, Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData types = row.getMetaData();
    var columns = new LinkedHashMap<String, Object>();
    for (int i = 1; i <= types.getColumnCount(); i++) {
      Object value = types.getColumnType(i) == Types.DATE ? row.getString(i) : row.getObject(i);
      if (value != null) {
        columns.put(types.getColumnName(i).toLowerCase(Locale.ROOT), value);
      }
    }
    return columns;
  }
}
