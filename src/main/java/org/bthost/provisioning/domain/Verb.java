package org.bthost.provisioning.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a billing server can ask for. */
public enum Verb {
  CREATE("create", Field.LIFECYCLE),
  SUSPEND("suspend", Field.LIFECYCLE),
  UNSUSPEND("unsuspend", Field.LIFECYCLE),
  TERMINATE("terminate", Field.LIFECYCLE),
  CHANGE_PACKAGE("change-package", Field.PACKAGE),
  RENEW("renew", Field.END_DATE);

  private final String word;
  private final Field field;

  Verb(String word, Field field) {
    this.word = word;
    this.field = field;
  }

  /** The verb as it stands in event types and answers: lower case, with dashes. */
  public String word() {
    return word;
  }

  /** The field of the desired state that the verb is about. A create sets all three. */
  public Field field() {
    return field;
  }

  /** The fields of the desired state that the verb writes. */
  public List<Field> writes() {
    return this == CREATE ? List.of(Field.values()) : List.of(field);
  }

  /** The verb of this word, if there is one. */
  public static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
