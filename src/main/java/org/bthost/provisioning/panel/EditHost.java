package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.panel.wire.PanelDates;

/**
 * A change of single fields of a host; only what is given is sent. Sizes in MB.
 *
 * <p>Panel 1.6.2 ignores every 0 and false (so it cannot lift a limit, nor stop an audit) and
 * answers as if it had obeyed: read back what matters.
 *
 * @param fields the document's names and their values
 */
public record EditHost(long id, Map<String, String> fields) {
  public EditHost {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A change of this host, of nothing yet. */
  public static EditHost of(long id) {
    return new EditHost(id, Map.of());
  }

  public EditHost siteMb(long max) {
    return with("site_max", max);
  }

  public EditHost flowMb(long max) {
    return with("flow_max", max);
  }

  public EditHost sqlMb(long max) {
    return with("sql_max", max);
  }

  public EditHost domains(long max) {
    return with("domain_max", max);
  }

  public EditHost webBackups(long max) {
    return with("web_back_num", max);
  }

  public EditHost sqlBackups(long max) {
    return with("sql_back_num", max);
  }

  public EditHost sortId(long sortId) {
    return with("sort_id", sortId);
  }

  public EditHost audit(boolean wanted) {
    return with("is_audit", wanted ? 1 : 0);
  }

  public EditHost subBind(boolean allowed) {
    return with("sub_bind", allowed ? 1 : 0);
  }

  /** The first day on which the host counts as expired. */
  public EditHost endsOn(LocalDate day) {
    return with("endtime", PanelDates.requireStorable(day).toString());
  }

  /** The row's state; the server below is started or stopped with it. */
  public EditHost status(HostState state) {
    if (state == HostState.UNRECOGNISED) {
      throw new IllegalArgumentException("The panel knows no state UNRECOGNISED");
    }
    return with("status", state.name().toLowerCase(Locale.ROOT));
  }

  private EditHost with(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is not negative: " + value);
    }
    return with(name, Long.toString(value));
  }

  private EditHost with(String name, String value) {
    var changed = new TreeMap<>(fields);
    changed.put(name, value);
    return new EditHost(id, changed);
  }
}
