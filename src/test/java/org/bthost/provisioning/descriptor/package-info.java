/** The passport is true in both directions, and every mistake is told with place and remedy. */
package org.bthost.provisioning.descriptor;
