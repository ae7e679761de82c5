/** The only translator between the panel's words and ours. */
@NullMarked
package org.bthost.provisioning.gateway;

import org.jspecify.annotations.NullMarked;
