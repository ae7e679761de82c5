package org.bthost.provisioning.boot;

import java.util.Map;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.billing.spi.ProvisioningModuleProvider;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;

/** Opens the module inside another program, without a container. */
public final class EmbeddedModule implements ProvisioningModuleProvider {
  @Override
  public OpenModule open(Map<String, String> settings) {
    try {
      Descriptor descriptor = Descriptor.load();
      var module = RunningModule.start(descriptor, SettingValues.of(descriptor, settings));
      return new Opened(module);
    } catch (ConfigurationFault e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private record Opened(RunningModule running) implements OpenModule {
    @Override
    public ProvisioningModule module() {
      return running.desk();
    }

    @Override
    public void close() {
      running.close();
    }
  }
}
