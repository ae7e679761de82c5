package org.bthost.provisioning.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The stand-in panel shares no code with the module it stands against, or it would share errors.
 */
@AnalyzeClasses(packages = "org.bthost.sandbox")
class SandboxIsAStrangerTest {
  @ArchTest
  static final ArchRule sandboxKnowsNothingOfTheModule =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.bthost.sandbox.feed..")
          .and()
          .haveSimpleNameNotEndingWith("Test")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bthost.provisioning..")
          .allowEmptyShould(true);
}
