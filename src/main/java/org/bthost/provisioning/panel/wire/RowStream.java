package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.bthost.provisioning.panel.PanelUnconfirmed;

/**
 * Reads the rows of a list one by one while the answer comes in, so that a list may be longer than
 * our memory. No row, nor what stands before and after them, may be longer than 256 KB.
 *
 * <p>As in every {@link Envelope} only HTTP 200 with code 1 is a yes, and here the code must stand
 * before the rows, as panels write it: what comes before the yes is not believed. The rows passed
 * on are the whole list only if {@link #read} returns.
 */
final class RowStream implements Wire.Reading<Long> {
  static final int MAX_BYTES = 256 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Endpoint endpoint;
  private final Answer answer;
  private final Consumer<Envelope> opening;
  private final Consumer<Row> reader;
  private boolean open;
  private long rows;

  /**
   * Reads one answer.
   *
   * @param answer in whose name rows complain
   * @param opening gets what stands before the rows, or the answer that is no list, and throws
   *     unless it is a yes
   */
  RowStream(Endpoint endpoint, Answer answer, Consumer<Envelope> opening, Consumer<Row> reader) {
    this.endpoint = endpoint;
    this.answer = answer;
    this.opening = opening;
    this.reader = reader;
  }

  /** How many rows it were. */
  @Override
  public Long read(int status, InputStream body) throws IOException {
    var ration = new Ration(body, MAX_BYTES);
    try (var parser = JSON.createParser(ration)) {
      read(status, parser, ration);
    } catch (Ration.UsedUp e) {
      throw brokenOff(status, "a part of it is longer than " + MAX_BYTES + " bytes");
    } catch (JsonProcessingException e) {
      noMore(status, ration.ended());
      throw ration.ended()
          ? brokenOff(status, "the answer ends too early")
          : answer.garbled("no JSON after " + rows + " rows");
    } catch (IOException e) {
      throw brokenOff(status, Losses.meaning(e));
    }
    return rows;
  }

  private void read(int status, JsonParser parser, Ration ration) throws IOException {
    var root = JSON.createObjectNode();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      noMore(status, false);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (open) {
        after(root, name, parser);
      } else if (name.equals("data") && envelope(status, root).isYes()) {
        opening.accept(envelope(status, root));
        open = true;
        rows(parser, ration);
      } else {
        root.set(name, JSON.<JsonNode>readTree(parser));
      }
    }
    end(status, root, parser);
  }

  private void rows(JsonParser parser, Ration ration) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw answer.garbled("its data is no list");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = JSON.readTree(parser);
      ration.renew();
      reader.accept(answer.row("", element));
      rows++;
    }
  }

  /** The yes and the rows that it stood before are said once. */
  private void after(ObjectNode root, String name, JsonParser parser) throws IOException {
    if (name.equals("data") || root.has(name)) {
      throw answer.garbled(name + " stands in it twice");
    }
    parser.skipChildren();
  }

  private void end(int status, ObjectNode root, JsonParser parser) throws IOException {
    var trailing = parser.nextToken() != null;
    if (open && trailing) {
      throw answer.garbled("more stands behind it");
    }
    if (!open) {
      opening.accept(envelope(status, trailing ? JSON.missingNode() : root));
      throw answer.garbled("no list stands behind it");
    }
  }

  /** Before the rows, an answer that is no envelope is told as of any other call. */
  private void noMore(int status, boolean cutOff) {
    if (!open) {
      opening.accept(new Envelope(endpoint, status, JSON.missingNode(), cutOff));
    }
  }

  private Envelope envelope(int status, JsonNode root) {
    return new Envelope(endpoint, status, root, false);
  }

  private PanelUnconfirmed brokenOff(int status, String why) {
    var meaning = "not the whole list, " + rows + " rows of it came: " + why;
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), status, meaning);
  }
}
