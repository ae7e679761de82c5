package org.bthost.provisioning.web.api;

import java.util.List;
import org.bthost.provisioning.journal.AuditTrail;
import org.jspecify.annotations.Nullable;

/** One page of the audit trail; {@code next} is the {@code after} of the page that follows. */
public record AuditPage(List<AuditView> entries, @Nullable Long next) {
  static AuditPage of(Slice<AuditTrail.Entry> page) {
    return new AuditPage(
        page.rows().stream().map(AuditView::of).toList(),
        page.last() == null ? null : page.last().number());
  }
}
