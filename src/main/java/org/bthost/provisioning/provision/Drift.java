package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Field;

/**
 * One difference between what is wanted and what was seen.
 *
 * @param kind empty where it is only not known yet whether there is one
 * @param fields the fields of the desired state that are not reached because of it
 * @param what a sentence for the administrator, with what is and what should be
 */
public record Drift(Optional<DriftKind> kind, Set<Field> fields, String what, Cure cure) {
  private static final Set<Field> ALL = Set.of(Field.values());

  /** A host that does not run as its lifecycle wants it does not run as its customer wants it. */
  private static final Set<Field> RUNNING = Set.of(Field.LIFECYCLE, Field.POWER);

  static Drift ofAll(DriftKind kind, String what, Cure cure) {
    return new Drift(Optional.of(kind), ALL, what, cure);
  }

  static Drift of(DriftKind kind, Field field, String what, Cure cure) {
    Set<Field> fields = field == Field.LIFECYCLE ? RUNNING : Set.of(field);
    return new Drift(Optional.of(kind), fields, what, cure);
  }

  /** Something that must be known or done before it is known that nothing differs. */
  static Drift unknown(String what, Cure cure) {
    return new Drift(Optional.empty(), RUNNING, what, cure);
  }

  /** Whether it will go away by itself or by our doing. */
  boolean passing() {
    return cure instanceof Cure.Act || cure instanceof Cure.Wait;
  }

  /** Whether the module itself can cure it. */
  public boolean isCurable() {
    return cure instanceof Cure.Act;
  }

  /** The calls to the panel that cure it, if the first ones do; none where a person must. */
  public List<String> calls() {
    return cure instanceof Cure.Act act ? act.steps().get(0).calls() : List.of();
  }
}
