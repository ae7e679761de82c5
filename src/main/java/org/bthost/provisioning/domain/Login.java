package org.bthost.provisioning.domain;

/** A name and its password. */
public record Login(String name, Password password) {}
