package org.bthost.provisioning.journal;

/** A database that a newer version of the module has changed: this one may misread it. */
public final class NewerSchema extends RuntimeException {
  /**
   * @param newest the last script that the database has seen
   * @param known the last one that this version has
   */
  NewerSchema(String newest, String known) {
    super(
        "the database was brought to a newer schema ("
            + newest
            + ") than this version of the module knows ("
            + known
            + "); nothing was changed in it. Start the newer version again, or restore the"
            + " database's backup from before the upgrade");
  }
}
