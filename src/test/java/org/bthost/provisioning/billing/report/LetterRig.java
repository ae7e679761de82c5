package org.bthost.provisioning.billing.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.scenario.Rig;
import org.bthost.provisioning.template.Renderer;

/** What writes letters about the services of a rig. */
final class LetterRig {
  private static final Descriptor DESCRIPTOR = Descriptor.load();

  private LetterRig() {}

  static LetterPress press(Optional<Path> ownTemplates) {
    return new LetterPress(
        new Renderer(DESCRIPTOR, ownTemplates), new Renderer(DESCRIPTOR, Optional.empty()));
  }

  /** One whose built-in templates are as broken as the operator's in this folder. */
  static LetterPress brokenPress(Path templates) throws IOException {
    Files.createDirectories(templates.resolve("mail"));
    for (Letter.Kind kind : Letter.Kind.values()) {
      Files.writeString(templates.resolve("mail/" + kind.word() + ".ftl"), "<#if");
    }
    var broken = new Renderer(DESCRIPTOR, Optional.of(templates));
    return new LetterPress(broken, broken);
  }

  static Letters letters(Rig rig, boolean mails) {
    return letters(rig, mails, press(Optional.empty()));
  }

  static Letters letters(Rig rig, boolean mails, LetterPress press) {
    var catalogue =
        new Catalogue(List.of(), List.of(new Panel(Rig.PANEL, ZoneId.of("Asia/Shanghai"), 100)));
    return new Letters(
        rig.journal.letters(), new LetterWriter(rig.journal, catalogue, rig.gateway, press, mails));
  }
}
