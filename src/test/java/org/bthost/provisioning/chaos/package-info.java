/**
 * Random histories of services against a panel that does everything that can go wrong, in virtual
 * time, each from one seed; and the judge over what became of them.
 */
package org.bthost.provisioning.chaos;
