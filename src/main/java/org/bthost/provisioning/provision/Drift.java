package org.bthost.provisioning.provision;

import java.util.Set;
import org.bthost.provisioning.domain.Field;

/**
 * One difference between what is wanted and what was seen.
 *
 * @param fields the fields of the desired state that are not reached because of it
 * @param what a sentence for the administrator
 */
record Drift(Set<Field> fields, String what, Cure cure) {
  private static final Set<Field> ALL = Set.of(Field.values());

  static Drift ofAll(String what, Cure cure) {
    return new Drift(ALL, what, cure);
  }

  static Drift of(Field field, String what, Cure cure) {
    return new Drift(Set.of(field), what, cure);
  }

  /** Whether it will go away by itself or by our doing. */
  boolean passing() {
    return cure instanceof Cure.Act || cure instanceof Cure.Wait;
  }
}
