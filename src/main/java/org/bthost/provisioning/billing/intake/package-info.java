/** The doors through which a billing server's orders come in. */
@NullMarked
package org.bthost.provisioning.billing.intake;

import org.jspecify.annotations.NullMarked;
