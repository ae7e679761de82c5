package org.bthost.provisioning.domain;

/** The answer to an intent, given once it is durable. */
public record Receipt(OperationId operation, ServiceId service, boolean alreadyKnown) {}
