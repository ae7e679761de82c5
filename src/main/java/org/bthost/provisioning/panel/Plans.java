package org.bthost.provisioning.panel;

import java.util.List;

/** The panel's plans. */
public final class Plans {
  private final Caller caller;

  Plans(Caller caller) {
    this.caller = caller;
  }

  /** Lists every plan (plans_list), the hidden ones too, which host_build refuses. */
  public List<Plan> list() {
    return caller.read("plans_list").rows(Plan::read);
  }

  /** Reads one plan (plans_info). An unknown id crashes the panel: {@link #list} does not. */
  public Plan detail(long id) {
    return caller.read("plans_info", Caller.id(id)).row(Plan::read);
  }
}
