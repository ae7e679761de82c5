package org.bthost.provisioning.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked for: by a billing server, or by the module's own audits. */
public enum Verb {
  CREATE("create", Field.LIFECYCLE, Detail.ofPackageAnd(Detail.DOMAIN)),
  SUSPEND("suspend", Field.LIFECYCLE),
  UNSUSPEND("unsuspend", Field.LIFECYCLE),
  TERMINATE("terminate", Field.LIFECYCLE),
  CHANGE_PACKAGE("change-package", Field.PACKAGE, Detail.ofPackageAnd(Detail.FORCE)),
  RENEW("renew", Field.END_DATE),

  /** Takes a terminated service's host back, while the panel's recycle bin has it. */
  RESTORE("restore", Kind.WISH, Field.LIFECYCLE),
  /** The customer or an administrator wants the site down, whatever is paid. */
  POWER_OFF("power-off", Kind.WISH, Field.POWER),
  POWER_ON("power-on", Kind.WISH, Field.POWER),

  CHANGE_PASSWORD("change-password", Kind.ACTION, Detail.ACCOUNT),
  BIND_DOMAIN("bind-domain", Kind.ACTION, Detail.DOMAIN, Detail.FOLDER),
  ENABLE_FTP("enable-ftp", Kind.ACTION),
  DISABLE_FTP("disable-ftp", Kind.ACTION),
  LIMIT_SPEED("limit-speed", Kind.ACTION, Detail.CONNECTIONS, Detail.RATE),
  UNLIMIT_SPEED("unlimit-speed", Kind.ACTION),
  NOTICE("notice", Kind.ACTION, Detail.TEXT),
  /** The service becomes another customer's. */
  TRANSFER("transfer", Kind.ACTION),
  BIND_IP("bind-ip", Kind.ACTION, Detail.IP),
  UNBIND_IP("unbind-ip", Kind.ACTION, Detail.IP),

  /** An audit found the host not to be as wanted. */
  RECONCILE("reconcile", Kind.OWN),
  /** The panel has not measured the host for long. */
  MEASURE("measure", Kind.OWN),
  /** The panel user of a service that ended is not needed any more. */
  CLEAN_UP("clean-up", Kind.OWN);

  /** What asking for it does. */
  private enum Kind {
    /** An order event of billing: changes a field of the desired state. */
    ORDER,
    /** Changes a field of the desired state too, and is no order event. */
    WISH,
    /** Happens once, and leaves the desired state as it is. */
    ACTION,
    /** The module's own; nothing of what is wanted changes. */
    OWN
  }

  private static final List<Verb> OF_BILLING = of(Kind.ORDER);

  private final String word;
  private final Kind kind;
  private final Optional<Field> field;
  private final Set<Detail> details;

  Verb(String word, Field field, Detail... details) {
    this(word, Kind.ORDER, Optional.of(field), details);
  }

  Verb(String word, Kind kind, Field field) {
    this(word, kind, Optional.of(field));
  }

  Verb(String word, Kind kind, Detail... details) {
    this(word, kind, Optional.empty(), details);
  }

  Verb(String word, Kind kind, Optional<Field> field, Detail... details) {
    this.word = word;
    this.kind = kind;
    this.field = field;
    this.details = Set.of(details);
  }

  private static List<Verb> of(Kind kind) {
    return Arrays.stream(values()).filter(verb -> verb.kind == kind).toList();
  }

  /** The verbs of order events, which alone can be numbered. */
  public static List<Verb> ofBilling() {
    return OF_BILLING;
  }

  /** Whether it changes what is wanted, which is then reached and kept. */
  public boolean isOfState() {
    return field.isPresent();
  }

  /** Whether it happens once, and is never sent again by itself after an unclear answer. */
  public boolean isAction() {
    return kind == Kind.ACTION;
  }

  /** Whether the module asks for it by itself; billing is told of it only where it is held. */
  public boolean isOwn() {
    return kind == Kind.OWN;
  }

  /** The verb as it stands in event types and answers: lower case, with dashes. */
  public String word() {
    return word;
  }

  /** The details that an intent of this verb may have. */
  public Set<Detail> details() {
    return details;
  }

  /** The field of the desired state that a verb of state is about. A create sets all of them. */
  public Field field() {
    return field.orElseThrow(() -> new IllegalStateException(word + " changes no wish: a bug"));
  }

  /** The fields of the desired state that are not reached while the verb is not carried out. */
  public List<Field> writes() {
    return this == CREATE || this == RESTORE || this == RECONCILE
        ? List.of(Field.values())
        : field.stream().toList();
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
