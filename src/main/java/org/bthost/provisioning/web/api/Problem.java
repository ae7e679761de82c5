package org.bthost.provisioning.web.api;

import jakarta.ws.rs.core.Response;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.journal.JournalUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, as RFC 9457 tells it.
 *
 * @param field the attribute or field of the event that is at fault, where it is one
 */
public record Problem(
    String type, String title, int status, String detail, @Nullable String field) {

  static Response of(int status, String title, String detail) {
    return answer(new Problem("about:blank", title, status, detail, null));
  }

  static Response ofField(int status, String title, String detail, String field) {
    return answer(new Problem("about:blank", title, status, detail, field));
  }

  static Response noSuchPanel() {
    return of(404, "No such panel", "the panels file has no panel of this id");
  }

  static Response noSuchService() {
    return of(404, "No such service", "no event came for this service yet");
  }

  static Response silentPanel(PanelTrouble trouble) {
    return of(503, "The panel does not answer", trouble.getMessage());
  }

  static Response noDatabase() {
    return of(503, "No database just now", JournalUnreachable.MESSAGE);
  }

  private static Response answer(Problem problem) {
    return Json.answer(problem.status(), problem, "application/problem+json");
  }
}
