/** The module's core against a sandbox panel, in one process and in time that stands still. */
package org.bthost.provisioning.scenario;
