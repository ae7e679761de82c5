package org.bthost.provisioning.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is asked for: by a billing server, or by the module's own audits. */
public enum Verb {
  CREATE("create", Field.LIFECYCLE),
  SUSPEND("suspend", Field.LIFECYCLE),
  UNSUSPEND("unsuspend", Field.LIFECYCLE),
  TERMINATE("terminate", Field.LIFECYCLE),
  CHANGE_PACKAGE("change-package", Field.PACKAGE),
  RENEW("renew", Field.END_DATE),
  /** An audit found the host not to be as wanted. */
  RECONCILE("reconcile"),
  /** The panel has not measured the host for long. */
  MEASURE("measure"),
  /** The panel user of a service that ended is not needed any more. */
  CLEAN_UP("clean-up");

  private static final List<Verb> OF_BILLING =
      Arrays.stream(values()).filter(Verb::isBillings).toList();

  private final String word;
  private final Optional<Field> field;

  Verb(String word, Field field) {
    this.word = word;
    this.field = Optional.of(field);
  }

  Verb(String word) {
    this.word = word;
    this.field = Optional.empty();
  }

  /** The verbs that a billing server can ask for. */
  public static List<Verb> ofBilling() {
    return OF_BILLING;
  }

  /** Whether a billing server asks for it; the others change nothing of what is wanted. */
  public boolean isBillings() {
    return field.isPresent();
  }

  /** The verb as it stands in event types and answers: lower case, with dashes. */
  public String word() {
    return word;
  }

  /** The field of the desired state that a verb of billing is about. A create sets all three. */
  public Field field() {
    return field.orElseThrow(() -> new IllegalStateException(word + " changes no wish: a bug"));
  }

  /** The fields of the desired state that are not reached while the verb is not carried out. */
  public List<Field> writes() {
    return this == CREATE || this == RECONCILE ? List.of(Field.values()) : field.stream().toList();
  }

  /** The verb of billing of this word, if there is one. */
  public static Optional<Verb> of(String word) {
    return OF_BILLING.stream().filter(verb -> verb.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
