/** Reads and checks the module's passport, the folder descriptor/. */
@NullMarked
package org.bthost.provisioning.descriptor;

import org.jspecify.annotations.NullMarked;
