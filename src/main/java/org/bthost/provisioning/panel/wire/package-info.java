/**
 * What goes over the wire to a panel: signing, sending, decoding, and every oddity of it.
 *
 * <p>One floor with {@code panel}: public here means "for {@code panel}", nobody else looks in.
 */
@NullMarked
package org.bthost.provisioning.panel.wire;

import org.jspecify.annotations.NullMarked;
