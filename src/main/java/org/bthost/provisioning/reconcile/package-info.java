/** Audits of whole panels: what differs is listed, and cured by operations like any other. */
@NullMarked
package org.bthost.provisioning.reconcile;

import org.jspecify.annotations.NullMarked;
