package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Row;

/** What host_resource measured, in MiB. All zero where BT is down. */
public record Measurement(int site, int database, int flow) {
  static Measurement read(Row row) {
    Row size = row.row("size").orElse(row);
    return new Measurement(
        size.integer("websize"), size.integer("sqlsize"), size.integer("total_size"));
  }
}
