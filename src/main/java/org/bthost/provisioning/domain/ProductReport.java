package org.bthost.provisioning.domain;

import java.util.List;

/**
 * What a check of a product found before it is saved.
 *
 * @param faults empty where it can be used
 * @param unchecked what could not be checked just now, and why
 */
public record ProductReport(List<ProductFault> faults, List<String> unchecked) {
  public ProductReport {
    faults = List.copyOf(faults);
    unchecked = List.copyOf(unchecked);
  }
}
