/**
 * A billing server with the module inside: its own war, the module's jar in its {@code
 * WEB-INF/lib}. To be copied from.
 */
@NullMarked
package org.bthost.billing.example;

import org.jspecify.annotations.NullMarked;
