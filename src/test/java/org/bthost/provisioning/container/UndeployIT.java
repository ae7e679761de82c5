package org.bthost.provisioning.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.bthost.sandbox.SandboxPanel;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The war leaves an application server as it found it, and comes back. */
@ExtendWith(ArquillianExtension.class)
class UndeployIT {
  @ArquillianResource Deployer deployer;

  @Deployment(name = "bthost", managed = false, testable = false)
  static WebArchive war() {
    return Server.war();
  }

  @Test
  @RunAsClient
  void itStopsWhatItStartedAndCanBeDeployedAgain() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start()) {
      Server.configure(panel);
      for (int round = 0; round < 2; round++) {
        deployer.deploy("bthost");
        assertThat(Server.get("health/ready").body()).contains("\"UP\"");

        deployer.undeploy("bthost");
        assertThat(Server.get("health/live").statusCode()).isEqualTo(404);
      }
    }
    assertThat(Server.log()).contains("BTHost provisioning has stopped");
    assertThat(Server.errors()).isEmpty();
  }
}
