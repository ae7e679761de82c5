package org.bthost.provisioning.panel;

/**
 * A plan (resource group) of the panel.
 *
 * @param hidden host_build refuses a hidden plan, host_update takes it
 */
public record Plan(long id, String name, boolean hidden, PlanLimits limits) {}
