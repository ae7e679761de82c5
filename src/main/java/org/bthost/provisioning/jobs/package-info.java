/** Quartz jobs: a clock with names. */
@NullMarked
package org.bthost.provisioning.jobs;

import org.jspecify.annotations.NullMarked;
