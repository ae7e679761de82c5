package org.bthost.provisioning.web.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.reconcile.AuditReport;
import org.jspecify.annotations.Nullable;

/**
 * What one audit of a panel came to, as the API shows it.
 *
 * @param found how many of each kind differ
 * @param filed operations that were filed
 * @param brake why nothing is repaired there; null where no brake is on
 * @param differences the first of what differs; the rest is at {@code /api/drift}
 */
public record AuditReportView(
    String panel,
    long compared,
    Map<String, Long> found,
    long filed,
    @Nullable String brake,
    List<FindingView> differences) {
  static AuditReportView of(AuditReport report, List<DriftEntry> drift) {
    var found = new TreeMap<String, Long>();
    report.found().forEach((kind, count) -> found.put(kind.word(), count));
    return new AuditReportView(
        report.panel().value(),
        report.compared(),
        found,
        report.filed(),
        report.brake().map(PanelBrake::why).orElse(null),
        drift.stream().map(DriftEntry::finding).map(FindingView::of).toList());
  }
}
