package org.bthost.provisioning.provision;

import java.time.LocalDate;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;

/**
 * What billing says of a host that is there already.
 *
 * @param host as the panel's list calls it: its number, or its site's whole name
 * @param paidUntil the first day no longer paid for
 * @param suspended whether it is wanted suspended
 */
public record Claim(
    String host,
    ServiceId service,
    Customer customer,
    ProductId product,
    LocalDate paidUntil,
    boolean suspended) {}
