package org.bthost.provisioning.panel;

/**
 * Something a {@link HostPack} can name.
 *
 * @param id as it is to be sent; keeps its zeros, as in {@code 00}
 */
public record Choice(String id, String name) {}
