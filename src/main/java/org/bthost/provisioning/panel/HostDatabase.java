package org.bthost.provisioning.panel;

/**
 * A host's database and its login.
 *
 * @param name of the database itself
 * @param console address of its web console; empty where the panel did not give it
 * @param active false: the panel hides it
 */
public record HostDatabase(
    long id,
    long hostId,
    String name,
    String username,
    Secret password,
    String console,
    boolean active) {}
