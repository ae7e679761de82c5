package org.bthost.provisioning.panel;

/** A sort (category) of the server below; 0 is its default one. */
public record Sort(long id, String name) {}
