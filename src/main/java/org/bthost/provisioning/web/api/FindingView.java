package org.bthost.provisioning.web.api;

import java.util.List;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * One difference as the API shows it.
 *
 * @param subject names it, with panel and kind
 * @param calls what would be sent to the panel to cure it; none where a person must
 */
public record FindingView(
    String panel,
    @Words(DriftKind.class) String kind,
    String subject,
    @Nullable String service,
    @Nullable Long host,
    String site,
    String what,
    List<String> calls) {
  static FindingView of(Finding finding) {
    return new FindingView(
        finding.panel().value(),
        finding.kind().word(),
        finding.subject(),
        finding.service().map(ServiceId::value).orElse(null),
        finding.host().map(HostId::value).orElse(null),
        finding.site(),
        finding.what(),
        finding.calls());
  }
}
