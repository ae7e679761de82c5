package org.bthost.provisioning.domain;

/** The one host of a service that was seen on its panel, as we remember it. */
public record Binding(HostId id, HostName name) {}
