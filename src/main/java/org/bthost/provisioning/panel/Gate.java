package org.bthost.provisioning.panel;

import java.util.function.Supplier;

/** Stands before every request, before it is signed: a re-signed call comes to it twice. */
public interface Gate {
  /** Lets every request pass at once. */
  Gate OPEN =
      new Gate() {
        @Override
        public <T> T pass(Supplier<T> request) {
          return request.get();
        }
      };

  /**
   * Makes the request, perhaps after a wait, and returns or throws what it does. What a gate throws
   * in place of making the request reaches the caller as it is.
   */
  <T> T pass(Supplier<T> request);
}
