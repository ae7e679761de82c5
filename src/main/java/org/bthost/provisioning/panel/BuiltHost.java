package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What host_build says it has made.
 *
 * @param name the site's name: the user name, a dot, and a domain of the pool chosen by the panel
 * @param limits as stored; perserver and limit rate are not stored by host_build and read 0
 * @param database empty although the plan has one: the server below refused its name
 * @param ftp empty although the plan has one: the server below refused its name
 */
public record BuiltHost(
    long id,
    long userId,
    long btId,
    String name,
    LocalDate endsOn,
    HostLimits limits,
    Optional<HostDatabase> database,
    Optional<FtpAccount> ftp) {}
