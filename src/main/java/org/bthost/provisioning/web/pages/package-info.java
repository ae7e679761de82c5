/** Pages for people: view records and their rendering. */
@NullMarked
package org.bthost.provisioning.web.pages;

import org.jspecify.annotations.NullMarked;
