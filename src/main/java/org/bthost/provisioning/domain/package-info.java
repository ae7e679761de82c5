/** The nouns of provisioning and the ports they are worked through. Uses the JDK only. */
@NullMarked
package org.bthost.provisioning.domain;

import org.jspecify.annotations.NullMarked;
