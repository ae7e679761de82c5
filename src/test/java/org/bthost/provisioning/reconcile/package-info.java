/** Audits against a sandbox panel in virtual time, without a network. */
package org.bthost.provisioning.reconcile;
