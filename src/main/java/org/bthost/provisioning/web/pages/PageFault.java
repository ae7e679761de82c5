package org.bthost.provisioning.web.pages;

/** A template that can't be rendered. */
public final class PageFault extends RuntimeException {

  PageFault(String template, String why, Throwable cause) {
    super("template " + template + " can't be rendered: " + why, cause);
  }
}
