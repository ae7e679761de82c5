package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Permit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of one run of a chore, in words that hold no secret. */
record Findings(boolean failed, String text) {
  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  /**
   * Runs a chore; whatever it throws becomes a finding, as the next run is to come all the same.
   */
  static Findings of(Chore chore, JobKey job, Permit permit) {
    try {
      return new Findings(false, chore.work().run(job.panel(), permit));
    } catch (PanelTrouble e) {
      LOG.warn("job {} failed: {}; it is run again at its next time", job, e.getMessage());
      return new Findings(true, e.getMessage());
    } catch (LeaseLost e) {
      LOG.warn("{}; it ended before its next writing call", e.getMessage());
      return new Findings(true, "lost its turn");
    } catch (RuntimeException | Error e) {
      LOG.error("job {} failed; it is run again at its next time", job, e);
      return new Findings(true, "ended by " + e.getClass().getSimpleName() + "; see the log");
    }
  }
}
