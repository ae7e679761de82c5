package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** The sorts: BT's, as the panel remembers them. */
final class Sorts {
  private final BtServer bt;
  private final Quirks quirks;
  private Map<Long, String> remembered = Map.of();

  Sorts(BtServer bt, Quirks quirks) {
    this.bt = bt;
    this.quirks = quirks;
  }

  /** Asks BT once, and after a change that the panel made itself. */
  JsonNode list() {
    if (remembered.isEmpty() || !quirks.isOn(Quirk.SORTS_ARE_REMEMBERED)) {
      change(() -> {});
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    remembered.forEach((id, name) -> rows.addObject().put("id", id).put("name", name));
    return rows;
  }

  JsonNode create(Params params) {
    String name = required(params, "name");
    return change(() -> bt.types().add(name));
  }

  JsonNode edit(Params params) {
    required(params, "id");
    String name = required(params, "name");
    return change(() -> bt.types().rename(params.number("id"), name));
  }

  JsonNode delete(Params params) {
    required(params, "id");
    return change(() -> bt.types().remove(params.number("id")));
  }

  private JsonNode change(Runnable change) {
    try {
      change.run();
      remembered = bt.types().all();
    } catch (BtDown e) {
      throw new Refusal("Fail");
    } catch (BtRefusal e) {
      throw new Refusal(e.getMessage());
    }
    return JsonNodeFactory.instance.nullNode();
  }

  private static String required(Params params, String name) {
    if (!params.has(name)) {
      throw new Refusal(Hosts.BAD_REQUEST_TOO);
    }
    return params.posted(name);
  }
}
