package org.bthost.provisioning.gateway;

import java.time.Duration;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelRejected;

/** Tries a panel out, from the outside in, and says what is wrong and what helps. */
final class ConnectionTest {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

  private ConnectionTest() {}

  static ConnectionReport run(PanelId panel, PanelClient client) {
    try {
      client.connection().index();
      int plans = client.plans().list().size();
      return below(panel, client, plans);
    } catch (PanelException e) {
      return new ConnectionReport(panel, false, remedy(client, e));
    }
  }

  private static ConnectionReport below(PanelId panel, PanelClient client, int plans) {
    try {
      client.connection().serverLoad();
      return new ConnectionReport(
          panel, true, "the panel and BT below it answer; " + plans + " plans" + clock(client));
    } catch (PanelException e) {
      return new ConnectionReport(
          panel,
          false,
          "the panel answers, but BT below it does not: nothing can be built or stopped until it"
              + " does");
    }
  }

  private static String clock(PanelClient client) {
    return client.skew().abs().compareTo(WORTH_TELLING) < 0
        ? ""
        : "; its clock differs from ours by " + client.skew().toSeconds() + " s";
  }

  private static String remedy(PanelClient client, PanelException failure) {
    if (failure instanceof PanelRejected rejected
        && rejected.reason() == PanelRejected.Reason.SIGNATURE_EXPIRED) {
      return "the panel calls our signature expired though its clock is known (difference "
          + client.skew().toSeconds()
          + " s): is its signature_time very short?";
    }
    return Remedies.of(failure);
  }
}
