/** Outcomes on their way back to the billing server. */
@NullMarked
package org.bthost.provisioning.billing.report;

import org.jspecify.annotations.NullMarked;
