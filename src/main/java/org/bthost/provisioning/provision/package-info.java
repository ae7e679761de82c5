/** From an intent to a verified host: desired state, operations, and the executor. */
@NullMarked
package org.bthost.provisioning.provision;

import org.jspecify.annotations.NullMarked;
