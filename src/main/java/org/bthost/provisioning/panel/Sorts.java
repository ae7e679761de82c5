package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PlainText;
import org.bthost.provisioning.panel.wire.PoolWords;

/** Sorts (categories) of the server below. All methods throw {@link PanelException}. */
public final class Sorts {
  private static final int MAX_NAME = 30;

  private final Caller caller;

  Sorts(Caller caller) {
    this.caller = caller;
  }

  /** All sorts as the panel remembers them; changes made in the server below stay unseen. */
  public List<Sort> list() {
    return caller.call(Endpoint.SORT_LIST, Form.EMPTY).rows().stream()
        .map(PoolWords::sort)
        .toList();
  }

  /** Creates a sort. The panel does not tell its id: look for the name in {@link #list}. */
  public void create(String name) {
    caller.call(Endpoint.SORT_CREATE, Form.EMPTY.with("name", required(name)));
  }

  /** Gives a sort another name. */
  public void rename(long id, String name) {
    caller.call(Endpoint.SORT_EDIT, Form.of("id", id).with("name", required(name)));
  }

  /** Deletes a sort. */
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
