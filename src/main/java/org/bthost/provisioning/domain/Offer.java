package org.bthost.provisioning.domain;

/**
 * One entry of a panel's list.
 *
 * @param value as it is to be sent; keeps its zeros, as in {@code 00}
 * @param label for people
 * @param usable whether a new host can have it; a hidden plan can't be built, only changed to
 */
public record Offer(String value, String label, boolean usable) {}
