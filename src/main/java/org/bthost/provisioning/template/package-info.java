/** View records made into texts, by the archive's templates or an operator's own. */
@NullMarked
package org.bthost.provisioning.template;

import org.jspecify.annotations.NullMarked;
