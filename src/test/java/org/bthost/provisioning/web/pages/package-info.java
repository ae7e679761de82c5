/** Pages: nothing in them is believed, an operator's own win, and both languages are whole. */
package org.bthost.provisioning.web.pages;
