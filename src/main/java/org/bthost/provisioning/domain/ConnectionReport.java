package org.bthost.provisioning.domain;

/**
 * What a connection test found.
 *
 * @param usable whether operations can be carried out on the panel now
 * @param diagnosis what was found, and the remedy where something is wrong; holds no secret
 */
public record ConnectionReport(PanelId panel, boolean usable, String diagnosis) {}
