package org.bthost.provisioning.domain;

/** What a host uses, as the panel last measured it, in MiB. */
public record Usage(int siteMb, int databaseMb, int flowMb) {}
