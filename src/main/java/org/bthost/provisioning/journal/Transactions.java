package org.bthost.provisioning.journal;

import org.jdbi.v3.core.HandleCallback;

/** Runs work in one transaction, as {@link Journal#write} does. */
@FunctionalInterface
interface Transactions {
  <T> T run(HandleCallback<T, RuntimeException> work);
}
