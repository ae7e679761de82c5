/** Configuration, wiring and life cycle: the only place where the parts meet. */
@NullMarked
package org.bthost.provisioning.boot;

import org.jspecify.annotations.NullMarked;
