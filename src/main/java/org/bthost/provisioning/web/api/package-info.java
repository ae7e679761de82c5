/** The HTTP API: events in, services and operations out. */
@NullMarked
package org.bthost.provisioning.web.api;

import org.jspecify.annotations.NullMarked;
