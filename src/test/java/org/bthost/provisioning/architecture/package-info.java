/** What the compiler cannot see: who may use whom, and the habits every class keeps. */
@NullMarked
package org.bthost.provisioning.architecture;

import org.jspecify.annotations.NullMarked;
