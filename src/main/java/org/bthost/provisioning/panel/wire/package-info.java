/** What goes over the wire to a panel: signing, sending, decoding, and every oddity of it. */
@NullMarked
package org.bthost.provisioning.panel.wire;

import org.jspecify.annotations.NullMarked;
