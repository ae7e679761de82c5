package org.bthost.provisioning.panel.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bthost.provisioning.panel.Secret;

/** The fields of one request, in order; immutable. Prints its names, never its values. */
public final class Form {
  /** No fields. */
  public static final Form EMPTY = new Form(List.of());

  private record Field(String name, String value, boolean secret) {}

  private final List<Field> fields;

  private Form(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** One number. */
  public static Form of(String name, long value) {
    return EMPTY.with(name, value);
  }

  /** One number more. */
  public Form with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** One date more, as the panel wants it: Y-m-d with both zeros. */
  public Form with(String name, LocalDate day) {
    return with(name, PanelDates.requireStorable(day).toString());
  }

  /** One text more. */
  public Form with(String name, String value) {
    return plus(new Field(name, value, false));
  }

  /** One password more, kept out of every text. */
  public Form with(String name, Secret value) {
    return plus(new Field(name, value.value(), true));
  }

  /** All entries more, each name put into the pattern's {@code %s}. */
  public Form withAll(Map<String, String> entries, String pattern) {
    var all = this;
    for (var entry : entries.entrySet()) {
      all = all.with(pattern.replace("%s", entry.getKey()), entry.getValue());
    }
    return all;
  }

  /** Both forms' fields. */
  Form and(Form more) {
    var both = new ArrayList<>(fields);
    both.addAll(more.fields);
    return new Form(both);
  }

  /** Names and values, in their order. */
  public void forEach(BiConsumer<String, String> action) {
    fields.forEach(field -> action.accept(field.name(), field.value()));
  }

  /** The values that must not show anywhere. */
  List<String> secrets() {
    return fields.stream().filter(Field::secret).map(Field::value).toList();
  }

  private Form plus(Field field) {
    return and(new Form(List.of(field)));
  }

  @Override
  public String toString() {
    return "Form" + fields.stream().map(Field::name).toList();
  }
}
