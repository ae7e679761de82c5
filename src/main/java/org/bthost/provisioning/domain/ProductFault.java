package org.bthost.provisioning.domain;

/**
 * What keeps a product, or an option of its orders, from being used.
 *
 * @param path where, as a JSON path: {@code $} is the product, {@code options} the order's
 * @param problem what is wrong, in a word or two
 * @param remedy what would be right
 */
public record ProductFault(String path, String problem, String remedy) {}
