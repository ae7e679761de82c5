package org.bthost.billing.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The shop's own HTTP API: every resource that the server finds in the archive. */
@ApplicationPath("api")
public class ShopApplication extends Application {}
