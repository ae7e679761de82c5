package org.bthost.provisioning.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the folder descriptor/, as the archive carries them. */
final class PassportFiles {
  private static final String FOLDER = "/bthost/descriptor/";

  private PassportFiles() {}

  static String text(String name) {
    try (InputStream in = PassportFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the archive lacks " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + FOLDER + name, e);
    }
  }
}
