package org.bthost.provisioning.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything that this archive answers over HTTP; a container finds the resources itself. */
@ApplicationPath("/")
public class RestApplication extends Application {}
