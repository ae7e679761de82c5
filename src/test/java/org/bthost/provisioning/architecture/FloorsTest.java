package org.bthost.provisioning.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the house, from the ground, and the only arrows allowed between them. */
@AnalyzeClasses(packages = "org.bthost.provisioning", importOptions = DoNotIncludeTests.class)
class FloorsTest {
  private static final String BASE = "org.bthost.provisioning.";

  @ArchTest
  static final ArchRule everyPackageUsesOnlyWhatIsListedForIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.bthost..")
          .withOptionalLayers(true)
          .ensureAllClassesAreContainedInArchitecture()
          .layer("domain")
          .definedBy(BASE + "domain..")
          .layer("panel")
          .definedBy(BASE + "panel..")
          .layer("journal")
          .definedBy(BASE + "journal..")
          .layer("gateway")
          .definedBy(BASE + "gateway..")
          .layer("descriptor")
          .definedBy(BASE + "descriptor..")
          .layer("template")
          .definedBy(BASE + "template..")
          .layer("spi")
          .definedBy(BASE + "billing.spi..")
          .layer("provision")
          .definedBy(BASE + "provision..")
          .layer("reconcile")
          .definedBy(BASE + "reconcile..")
          .layer("intake")
          .definedBy(BASE + "billing.intake..")
          .layer("report")
          .definedBy(BASE + "billing.report..")
          .layer("doc")
          .definedBy(BASE + "web.doc..")
          .layer("api")
          .definedBy(BASE + "web.api..")
          .layer("pages")
          .definedBy(BASE + "web.pages..")
          .layer("jobs")
          .definedBy(BASE + "jobs..")
          .layer("boot")
          .definedBy(BASE + "boot..")
          .whereLayer("domain")
          .mayNotAccessAnyLayer()
          .whereLayer("panel")
          .mayNotAccessAnyLayer()
          .whereLayer("journal")
          .mayOnlyAccessLayers("domain")
          .whereLayer("gateway")
          .mayOnlyAccessLayers("domain", "panel")
          .whereLayer("descriptor")
          .mayOnlyAccessLayers("domain")
          .whereLayer("template")
          .mayOnlyAccessLayers("descriptor")
          .whereLayer("spi")
          .mayOnlyAccessLayers("domain")
          .whereLayer("provision")
          .mayOnlyAccessLayers("domain", "journal")
          .whereLayer("reconcile")
          .mayOnlyAccessLayers("domain", "journal", "provision")
          .whereLayer("intake")
          .mayOnlyAccessLayers("spi", "domain", "provision", "reconcile", "descriptor")
          .whereLayer("report")
          .mayOnlyAccessLayers("spi", "domain", "journal", "template")
          .whereLayer("doc")
          .mayNotAccessAnyLayer()
          .whereLayer("api")
          .mayOnlyAccessLayers(
              "doc", "domain", "journal", "provision", "reconcile", "intake", "descriptor")
          .whereLayer("pages")
          .mayOnlyAccessLayers(
              "doc", "domain", "journal", "provision", "reconcile", "descriptor", "template")
          .whereLayer("jobs")
          .mayOnlyAccessLayers("provision", "reconcile", "report");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().matching(BASE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule domainNeedsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage(BASE + "domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", BASE + "domain..");

  @ArchTest
  static final ArchRule panelNeedsNothingButItsHttpClientAndJson =
      classes()
          .that()
          .resideInAPackage(BASE + "panel..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net..",
              "jakarta.ws.rs..",
              "org.glassfish.jersey..",
              "com.fasterxml.jackson..",
              "org.jspecify..",
              BASE + "panel..");
}
