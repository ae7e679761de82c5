package org.bthost.provisioning.domain;

import java.util.List;
import java.util.function.Consumer;

/** The way to the panels. */
public interface PanelGateway {
  /**
   * Opens a panel for one attempt.
   *
   * @param permit asked before each writing call
   * @param trail told of each call
   */
  PanelSession open(PanelId panel, Permit permit, Consumer<CallRecord> trail);

  /** Opens a panel for reading only, without a trail of any service. */
  default PanelSession reading(PanelId panel) {
    return open(
        panel,
        () -> {
          throw new IllegalStateException("who only reads makes no writing call: a bug");
        },
        call -> {});
  }

  /** Whether a panel can be worked with now; one that is not known is not known to be down. */
  Availability availability(PanelId panel);

  /**
   * Makes one reading call, by which a panel on trial can show that it answers again. What comes of
   * it is seen by {@link #availability}.
   */
  void probe(PanelId panel);

  /**
   * Tries a panel out with reading calls only, and tells apart what can be wrong. It is called even
   * if it is down, and an answer ends that.
   */
  ConnectionReport test(PanelId panel);

  /** Whether the panels file has a panel of this id. */
  default boolean knows(String panel) {
    return conditions().stream().anyMatch(it -> it.panel().value().equals(panel));
  }

  /** Every panel, as the calls to it last showed it. */
  List<PanelCondition> conditions();
}
