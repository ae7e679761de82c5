/**
 * Typed client of the BTHost panel's HTTP API. Knows nothing of billing.
 *
 * <p>{@link org.bthost.provisioning.panel.PanelClient} is the door; behind it one class for each
 * kind of thing the panel has. The records say what the panel said; every oddity of how it says it
 * ends in {@code panel.wire}.
 */
@NullMarked
package org.bthost.provisioning.panel;

import org.jspecify.annotations.NullMarked;
