/** The module at work against a sandbox panel: a month of orders, fed and witnessed. */
package org.bthost.provisioning.sandbox;
