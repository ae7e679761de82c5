package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bthost.provisioning.domain.InvalidIntent;

/**
 * Reads a table as RFC 4180 has it: UTF-8 with or without a byte order mark, commas between values,
 * double quotes around what holds a comma, a quote or a break. The first line names the columns, in
 * any order. Empty lines count for nothing, and neither do spaces around a value without quotes.
 */
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CsvFactory FORMAT =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private CsvTable() {}

  /**
   * A row, by the names of its columns; what is empty in the table is not in it.
   *
   * @param at where it begins, for complaints: {@code line 3}; lines are counted from 1, as an
   *     editor counts them
   */
  record Row(String at, ObjectNode fields) {}

  /** The values of a row, as they stand. */
  private record Line(String at, List<String> values) {}

  /**
   * Reads a whole table.
   *
   * @param columns the names there are; those that are not in the first line are empty
   * @throws InvalidIntent where it is no such table; names the line, and what helps
   */
  static List<Row> read(byte[] body, List<String> columns) {
    List<Line> lines = lines(text(body));
    if (lines.isEmpty()) {
      throw new InvalidIntent(
          "line 1", "must name the columns, of " + String.join(", ", columns) + "; it is empty");
    }
    Line header = lines.get(0);
    checkHeader(header, columns);
    return lines.stream().skip(1).map(line -> row(header.values(), line)).toList();
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidIntent("body", "is no UTF-8; save the table as CSV UTF-8");
    }
  }

  private static List<Line> lines(String text) {
    var lines = new ArrayList<Line>();
    int number = 1;
    try (JsonParser parser = FORMAT.createParser(new StringReader(text))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          number = parser.currentLocation().getLineNr();
          lines.add(new Line("line " + number, new ArrayList<>()));
        } else if (token == JsonToken.VALUE_STRING) {
          lines.get(lines.size() - 1).values().add(parser.getText());
        }
      }
      return lines;
    } catch (JsonProcessingException e) {
      throw new InvalidIntent(
          "line " + number,
          "can't be read from there on ("
              + e.getOriginalMessage()
              + "); a value in double quotes ends before a comma or with its line, and a double"
              + " quote within it is doubled");
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can't fail to be read: a bug", e);
    }
  }

  private static void checkHeader(Line header, List<String> columns) {
    var seen = new HashSet<String>();
    for (String name : header.values()) {
      if (!columns.contains(name)) {
        throw new InvalidIntent(
            header.at(), "'" + name + "' is no column; there are " + String.join(",", columns));
      }
      if (!seen.add(name)) {
        throw new InvalidIntent(header.at(), "names column " + name + " twice; leave one out");
      }
    }
  }

  private static Row row(List<String> names, Line line) {
    if (line.values().size() != names.size()) {
      throw new InvalidIntent(
          line.at(),
          "has "
              + line.values().size()
              + " values for "
              + names.size()
              + " columns; leave what is empty between its commas, and put what holds a comma in"
              + " double quotes");
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      if (!line.values().get(i).isEmpty()) {
        fields.put(names.get(i), line.values().get(i));
      }
    }
    return new Row(line.at(), fields);
  }
}
