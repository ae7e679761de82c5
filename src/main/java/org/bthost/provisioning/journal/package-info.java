/** What billing wants and what is being done about it, kept in the module's own database. */
@NullMarked
package org.bthost.provisioning.journal;

import org.jspecify.annotations.NullMarked;
