package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the API shows it. Times are RFC 3339 in UTC.
 *
 * @param kind the verb
 */
public record OperationView(
    String id,
    String service,
    @Words(Verb.class) String kind,
    @Words(Status.class) String status,
    long generation,
    int attempts,
    @Nullable Failure failure,
    @Nullable String lastError,
    String createdAt,
    String updatedAt) {

  /**
   * Why an operation is not at its end, or did not get there.
   *
   * @param now what is true now
   * @param next what happens next by itself, or what a person can do where nothing does
   */
  public record Failure(@Words(FailureClass.class) String kind, String now, String next) {
    private static Failure of(FailureClass failure, Status status) {
      boolean stopped = status == Status.HELD || status == Status.FAILED;
      return new Failure(
          failure.name(), failure.now(), stopped ? failure.remedy() : failure.next());
    }
  }

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id().value(),
        operation.service().value(),
        operation.verb().word(),
        operation.status().name(),
        operation.generation(),
        operation.attempts(),
        operation.failure().map(it -> Failure.of(it, operation.status())).orElse(null),
        operation.lastError().orElse(null),
        operation.createdAt().toString(),
        operation.updatedAt().toString());
  }
}
