/** Does the archive deploy, wire and work inside a real server? Nothing else is asked here. */
@NullMarked
package org.bthost.provisioning.container;

import org.jspecify.annotations.NullMarked;
