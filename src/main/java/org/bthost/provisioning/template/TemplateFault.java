package org.bthost.provisioning.template;

/** A template that can't be rendered. */
public final class TemplateFault extends RuntimeException {

  TemplateFault(String template, String why, Throwable cause) {
    super("template " + template + " can't be rendered: " + why, cause);
  }
}
