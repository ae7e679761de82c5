package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PlainText;
import org.bthost.provisioning.panel.wire.PoolWords;

/**
 * Sorts (categories) of sites. They live on BT; the panel only remembers their list.
 * SERVER_BELOW_DOWN if BT does not answer a change. All methods throw {@link PanelException}.
 */
public final class Sorts {
  private static final int MAX_NAME = 30;

  private final Caller caller;

  Sorts(Caller caller) {
    this.caller = caller;
  }

  /**
   * All sorts as the panel remembers them; 0 is the default one. The panel asks BT once and then
   * again only after a change made through it: changes made on BT itself stay unseen. Safe to
   * repeat. Source: behaviour.md 3, sort_list; API document, 获取网站分类列表.
   */
  public List<Sort> list() {
    return caller.call(Endpoint.SORT_LIST, Form.EMPTY).rows().stream()
        .map(PoolWords::sort)
        .toList();
  }

  /**
   * Creates a sort on BT; 1 to 30 characters. The panel does not tell its id: look for the name in
   * {@link #list}. The second call is ALREADY_EXISTS. Source: behaviour.md 3, sort_create; API
   * document, 创建网站分类.
   */
  public void create(String name) {
    caller.call(Endpoint.SORT_CREATE, Form.EMPTY.with("name", required(name)));
  }

  /**
   * Gives a sort on BT another name; 1 to 30 characters. NOT_FOUND: no such sort. ALREADY_EXISTS:
   * some sort has that name, maybe this one: the second call may be that, too. Source: behaviour.md
   * 3, sort_edit; API document, 编辑网站分类.
   */
  public void rename(long id, String name) {
    caller.call(Endpoint.SORT_EDIT, Form.of("id", id).with("name", required(name)));
  }

  /**
   * Deletes a sort on BT. The second call is NOT_FOUND: take that for done. Source: behaviour.md 3,
   * sort_delete; API document, 删除网站分类.
   */
  public void delete(long id) {
    caller.call(Endpoint.SORT_DELETE, Form.of("id", id));
  }

  private static String required(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A sort has a name");
    }
    return PlainText.require("name", name, MAX_NAME);
  }
}
