package org.bthost.provisioning.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A query that is narrowed by what is given of a search. */
final class Narrowed {
  private final StringBuilder sql;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * @param select without a condition yet
   */
  Narrowed(String select) {
    this.sql = new StringBuilder(select).append(" where 1 = 1");
  }

  /** Adds a condition that compares with {@code :name}, where there is a value for it. */
  Narrowed by(String name, Optional<?> value, String condition) {
    value.ifPresent(
        it -> {
          sql.append(" and ").append(condition);
          values.put(name, it);
        });
    return this;
  }

  /** Adds one condition or the other, where it is given which. */
  Narrowed when(Optional<Boolean> given, String ifSo, String ifNot) {
    given.ifPresent(it -> sql.append(" and ").append(it ? ifSo : ifNot));
    return this;
  }

  /**
   * The query.
   *
   * @param order what follows its conditions
   */
  Query query(Handle handle, String order) {
    return handle.createQuery(sql + " " + order).bindMap(values);
  }
}
