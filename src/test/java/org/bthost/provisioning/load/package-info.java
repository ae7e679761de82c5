/** Measurements that are not tests: they take minutes, and their results are figures. */
@NullMarked
package org.bthost.provisioning.load;

import org.jspecify.annotations.NullMarked;
