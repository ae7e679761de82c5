package org.bthost.provisioning.sandbox;

/** The module at work against a sandbox panel. */
public final class SandboxRun {
  private SandboxRun() {}

  public static void main(String[] arguments) {
    System.out.println("sandbox");
  }
}
