package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the API shows it. Times are RFC 3339 in UTC.
 *
 * @param kind the verb
 */
public record OperationView(
    String id,
    String service,
    String kind,
    String status,
    long generation,
    int attempts,
    @Nullable String lastError,
    String createdAt,
    String updatedAt) {

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id().value(),
        operation.service().value(),
        operation.verb().word(),
        operation.status().name(),
        operation.generation(),
        operation.attempts(),
        operation.lastError().orElse(null),
        operation.createdAt().toString(),
        operation.updatedAt().toString());
  }
}
