package org.bthost.provisioning.domain;

/**
 * What is sent to billing's webhook address.
 *
 * @param id the same whenever this message is sent, and no other's: a key to take it once by; at
 *     most 255 characters
 * @param type what it tells, such as {@code org.bthost.provisioning.outcome.succeeded}
 * @param body a CloudEvent as JSON
 */
public record WebhookMessage(String id, ServiceId service, String type, String body) {}
