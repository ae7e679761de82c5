package org.bthost.provisioning.boot;

import java.util.Map;

/** The standalone module in this process, by settings that no other test is to see. */
final class Started {
  private Started() {}

  static Standalone by(Map<String, String> settings) {
    settings.forEach(System::setProperty);
    try {
      return Standalone.start();
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }
}
