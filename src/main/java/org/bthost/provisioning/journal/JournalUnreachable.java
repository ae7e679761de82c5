package org.bthost.provisioning.journal;

/**
 * The database could not be reached, or was lost on the way: what was to be written may be written
 * or not. The same again is safe, and finds out.
 */
public final class JournalUnreachable extends RuntimeException {
  JournalUnreachable(Throwable cause) {
    super("the module's database can't be reached; give the same again when it is back", cause);
  }
}
