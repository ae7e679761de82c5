package org.bthost.provisioning.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;

/** A {@link Clock} is given to whoever needs the time, so that a test can set it. */
@AnalyzeClasses(packages = "org.bthost.provisioning", importOptions = DoNotIncludeTests.class)
class TimeIsGivenTest {
  @ArchTest
  static final ArchRule wallClockIsReadByBootOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..provisioning.boot..")
          .should()
          .accessTargetWhere(describe("the wall clock is read", TimeIsGivenTest::readsWallClock));

  @ArchTest
  static final ArchRule durationsAreMeasuredInPanelOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("..provisioning.panel..", "..provisioning.boot..")
          .should()
          .accessTargetWhere(
              describe("nanoTime is read", access -> is(access, System.class, "nanoTime")));

  private static boolean readsWallClock(JavaAccess<?> access) {
    var name = access.getTarget().getName();
    if (access.getTargetOwner().isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.matches("tick(Minutes|Seconds|Millis)");
    }
    if (access.getTargetOwner().getPackageName().equals("java.time")) {
      return name.equals("now") && !takesClock(access);
    }
    return is(access, System.class, "currentTimeMillis") || isNewDate(access);
  }

  private static boolean takesClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
  }

  private static boolean isNewDate(JavaAccess<?> access) {
    return is(access, Date.class, "<init>")
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().isEmpty();
  }

  private static boolean is(JavaAccess<?> access, Class<?> owner, String name) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && access.getTarget().getName().equals(name);
  }
}
