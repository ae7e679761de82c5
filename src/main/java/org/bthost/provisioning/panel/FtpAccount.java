package org.bthost.provisioning.panel;

/**
 * A host's FTP login.
 *
 * @param active false: the panel hides it
 */
public record FtpAccount(long id, long hostId, String username, Secret password, boolean active) {}
