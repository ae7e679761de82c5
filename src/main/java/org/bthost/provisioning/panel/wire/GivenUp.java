package org.bthost.provisioning.panel.wire;

import java.util.function.Consumer;

/**
 * Carries what a caller's own code threw over a row past all that judges the panel, which has no
 * part in it.
 */
final class GivenUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Throwable reason;

  private GivenUp(Throwable reason) {
    super(null, reason, false, false);
    this.reason = reason;
  }

  /** Does with the value what the caller wants. */
  static <T> void over(T value, Consumer<? super T> consumer) {
    try {
      consumer.accept(value);
    } catch (RuntimeException | Error reason) {
      throw new GivenUp(reason);
    }
  }

  /** Throws what the caller's code threw. */
  RuntimeException reason() {
    if (reason instanceof Error error) {
      throw error;
    }
    return (RuntimeException) reason;
  }
}
