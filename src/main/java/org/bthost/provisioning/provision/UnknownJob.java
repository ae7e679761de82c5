package org.bthost.provisioning.provision;

/** There is no such job; the text names those that there are. */
public final class UnknownJob extends RuntimeException {
  UnknownJob(String text) {
    super(text);
  }
}
