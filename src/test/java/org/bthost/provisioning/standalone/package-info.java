/** The standalone jar as it is shipped, run as a process of its own. */
package org.bthost.provisioning.standalone;
