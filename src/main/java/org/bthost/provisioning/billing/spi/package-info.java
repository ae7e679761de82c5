/** What a billing server's own Java code calls and is called by. */
@NullMarked
package org.bthost.provisioning.billing.spi;

import org.jspecify.annotations.NullMarked;
