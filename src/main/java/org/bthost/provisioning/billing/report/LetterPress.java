package org.bthost.provisioning.billing.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.template.TemplateFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints letters by their templates, by the archive's own where an operator's is broken. A
 * template's first line is the subject, its second is empty, and the others are the body.
 * Thread-safe.
 */
public final class LetterPress {
  private static final Logger LOG = LoggerFactory.getLogger(LetterPress.class);

  private final Renderer first;
  private final Renderer builtIn;
  private final Map<String, String> faults = new ConcurrentSkipListMap<>();

  /**
   * @param first knows the operator's templates
   * @param builtIn knows none but the archive's
   */
  public LetterPress(Renderer first, Renderer builtIn) {
    this.first = first;
    this.builtIn = builtIn;
  }

  /** The templates of an operator that could not be used when a letter was last printed by them. */
  public List<String> faults() {
    return faults.keySet().stream()
        .map(which -> which + " can't be used, the built-in one is; the log says why")
        .toList();
  }

  LetterText print(LetterView view, Locale locale) {
    String template = "mail/" + view.kind().word() + ".ftl";
    String which = template + " (" + locale.toLanguageTag() + ")";
    try {
      LetterText text = text(first.render(template, (Record) view, locale));
      faults.remove(which);
      return text;
    } catch (TemplateFault | IllegalArgumentException | StackOverflowError e) {
      String fault = String.valueOf(e.getMessage());
      if (!fault.equals(faults.put(which, fault))) {
        LOG.error("{} can't be used, the built-in one is: {}", which, fault);
      }
      return text(builtIn.render(template, (Record) view, locale));
    }
  }

  private static LetterText text(String printed) {
    String plain = printed.replace("\uFEFF", "").replace("\r\n", "\n");
    String[] parts = plain.split("\n[ \t]*\n", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("it has no empty line between a subject and a body");
    }
    return new LetterText(parts[0].strip(), parts[1].strip() + "\n");
  }
}
