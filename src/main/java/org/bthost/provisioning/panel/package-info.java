/** Typed client of the BTHost panel's HTTP API. Knows nothing of billing. */
@NullMarked
package org.bthost.provisioning.panel;

import org.jspecify.annotations.NullMarked;
