/**
 * A stand-in for a BTHost 1.6.2 panel over real HTTP, with the BT server below it as a thing of its
 * own. It shares no code with the module's client, and is an artifact of its own.
 */
package org.bthost.sandbox;
