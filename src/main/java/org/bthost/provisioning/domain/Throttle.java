package org.bthost.provisioning.domain;

/**
 * How fast a host may serve. Set on the panel, but not to be read back from the web server.
 *
 * @param connections concurrent connections
 * @param kilobytesPerSecond of each request, KB/s
 */
public record Throttle(int connections, int kilobytesPerSecond) {}
