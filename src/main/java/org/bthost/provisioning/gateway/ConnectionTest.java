package org.bthost.provisioning.gateway;

import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelQuirk;
import org.bthost.provisioning.panel.PanelRejected;

/** Tries a panel out, from the outside in, and says what is wrong and what helps. */
final class ConnectionTest {
  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;
  private static final int CRASH = 500;
  private static final String BT_SILENT =
      "the panel answers, but BT below it does not: nothing can be built or stopped until it does";

  private ConnectionTest() {}

  static ConnectionReport run(PanelId panel, PanelClient client) {
    try {
      client.connection().index();
      int plans = client.plans().list().size();
      return below(panel, client, plans);
    } catch (PanelException e) {
      return ConnectionReport.unusable(panel, remedy(client, e));
    }
  }

  private static ConnectionReport below(PanelId panel, PanelClient client, int plans) {
    List<String> quirks = client.quirks().stream().map(ConnectionTest::told).toList();
    try {
      client.connection().serverLoad();
      String found = "the panel and BT below it answer; " + plans + " plans" + clock(client);
      return new ConnectionReport(panel, true, found, quirks);
    } catch (PanelException e) {
      return e.httpStatus() == NOT_FOUND
          ? new ConnectionReport(panel, true, untold(plans) + clock(client), quirks)
          : new ConnectionReport(panel, false, BT_SILENT + clock(client), quirks);
    }
  }

  /** The call that asks BT is in no document: a panel need not have it. */
  private static String untold(int plans) {
    return "the panel answers, " + plans + " plans; it can't be asked whether BT below it does";
  }

  private static String told(PanelQuirk quirk) {
    return quirk.number() + " " + quirk + ": " + quirk.meaning();
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
    boolean strange = failure.httpStatus() > 0 && failure.httpStatus() != CRASH;
    return strange && !(failure instanceof PanelRejected)
        ? elsewhere(client, failure)
        : Remedies.of(failure);
  }

  private static String elsewhere(PanelClient client, PanelException failure) {
    return client
        .usualAddress()
        .map(usual -> "the path is wrong: this server's BTHost panel has its API at " + usual)
        .orElseGet(() -> failure.getMessage() + "; " + noPanel(failure.httpStatus()));
  }

  private static String noPanel(int status) {
    return status >= 300 && status < 400
        ? "it leads to another address: give that one, such as https for http"
        : "no BTHost panel's API answers on this server: is it the right one, and does its panel let"
            + " our address in?";
  }
}
