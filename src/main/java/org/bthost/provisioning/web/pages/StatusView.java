package org.bthost.provisioning.web.pages;

import java.util.List;
import java.util.Map;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.PanelCondition;

/** Everything that the status page shows. */
public record StatusView(
    String version,
    List<Count> services,
    List<Count> operations,
    List<PanelRow> panels,
    List<OperationRow> held,
    List<OperationRow> latest) {

  /** How many there are of something. */
  public record Count(String name, long count) {
    static List<Count> of(Map<String, Long> counts) {
      return counts.entrySet().stream()
          .map(entry -> new Count(entry.getKey(), entry.getValue()))
          .toList();
    }
  }

  /** A panel. */
  public record PanelRow(String id, String address, String state, List<String> warnings) {
    static PanelRow of(PanelCondition panel) {
      return new PanelRow(panel.panel().value(), panel.address(), panel.state(), panel.warnings());
    }
  }

  /** An operation. */
  public record OperationRow(
      String id,
      String service,
      String kind,
      String status,
      int attempts,
      String lastError,
      String updatedAt) {
    static List<OperationRow> of(List<Operation> operations) {
      return operations.stream().map(OperationRow::of).toList();
    }

    private static OperationRow of(Operation operation) {
      return new OperationRow(
          operation.id().toString(),
          operation.service().value(),
          operation.verb().word(),
          operation.status().name(),
          operation.attempts(),
          operation.lastError().orElse(""),
          operation.updatedAt().toString());
    }
  }
}
