package org.bthost.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** BT's sorts of sites. Guarded by its panel's lock. */
final class BtTypes {
  private final BtLine line;
  private final Map<Long, String> types = new TreeMap<>(Map.of(0L, "默认分类", 1L, "sort1"));
  private long last = 1;

  BtTypes(BtLine line) {
    this.line = line;
  }

  /** Makes one at BT itself. */
  void foreign(String name) {
    types.put(++last, name);
  }

  /** The names of those that are really there. */
  List<String> names() {
    return List.copyOf(types.values());
  }

  Map<Long, String> all() {
    return line.ask("get_site_types", "", () -> new TreeMap<>(types));
  }

  void add(String name) {
    line.ask(
        "add_site_type",
        "name=" + name,
        () -> {
          if (types.containsValue(name)) {
            throw new BtRefusal("指定分类名称已存在!");
          }
          types.put(++last, name);
        });
  }

  void rename(long id, String name) {
    line.ask(
        "modify_site_type_name", "id=" + id + ",name=" + name, () -> types.put(known(id), name));
  }

  void remove(long id) {
    line.ask("remove_site_type", "id=" + id, () -> types.remove(known(id)));
  }

  private long known(long type) {
    if (!types.containsKey(type)) {
      throw new BtRefusal("指定分类不存在!");
    }
    return type;
  }
}
