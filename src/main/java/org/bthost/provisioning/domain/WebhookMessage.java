package org.bthost.provisioning.domain;

/**
 * What is sent to billing's webhook address.
 *
 * @param type what it tells, such as {@code org.bthost.provisioning.outcome.succeeded}
 * @param body a CloudEvent as JSON
 */
public record WebhookMessage(String id, ServiceId service, String type, String body)
    implements Message {}
