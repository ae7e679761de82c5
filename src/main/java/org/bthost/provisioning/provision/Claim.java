package org.bthost.provisioning.provision;

import java.time.LocalDate;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;

/**
 * What billing says of a host that is there already.
 *
 * @param paidUntil the first day no longer paid for
 * @param suspended whether it is wanted suspended
 */
public record Claim(
    ServiceId service,
    Customer customer,
    ProductId product,
    LocalDate paidUntil,
    boolean suspended) {}
