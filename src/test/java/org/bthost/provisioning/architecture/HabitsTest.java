package org.bthost.provisioning.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What every class keeps to, whatever floor it lives on. */
@AnalyzeClasses(packages = "org.bthost.provisioning", importOptions = DoNotIncludeTests.class)
class HabitsTest {
  private static final String BASE = "org.bthost.provisioning.";
  private static final String[] RIM = {
    BASE + "boot..", BASE + "billing.intake..", BASE + "jobs..", BASE + "web.."
  };

  /** The parts of javax that belong to the JDK; the rest was Java EE and is jakarta now. */
  private static final Pattern JAVAX_EE =
      Pattern.compile(
          "javax\\.(?!(crypto|management|naming|net|script|sql)\\."
              + "|security\\.(auth|cert|sasl)\\."
              + "|xml\\.(catalog|crypto|datatype|namespace|parsers|stream|transform|validation|xpath)\\.)"
              + ".*");

  /** DataSource is the JDK's word, not ours. */
  private static final Pattern EMPTY_WORD =
      Pattern.compile(
          "(.*[a-z0-9])?(Manager|Helper|Utils?|Processor|Impl|Data(?!Source)|Info)([A-Z0-9].*)?");

  @ArchTest
  static final ArchRule enterpriseMeansJakarta =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe("were Java EE", type -> JAVAX_EE.matcher(type.getName()).matches()));

  @ArchTest
  static final ArchRule jakartaStaysAtTheRim =
      noClasses()
          .that()
          .resideOutsideOfPackages(RIM)
          .and()
          .resideOutsideOfPackage(BASE + "panel..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are Jakarta EE's, but for the mail library's",
                  type ->
                      type.getName().startsWith("jakarta.")
                          && !type.getName().startsWith("jakarta.mail.")));

  @ArchTest
  static final ArchRule onlyWhoSendsLettersSpeaksMail =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "billing.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.mail..");

  @ArchTest
  static final ArchRule panelSpeaksJaxRsAsAClientWithoutAnnotations =
      noClasses()
          .that()
          .resideInAPackage(BASE + "panel..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are annotations of Jakarta EE",
                  type -> type.isAnnotation() && type.getName().startsWith("jakarta.")));

  @ArchTest
  static final ArchRule nothingIsNullUnlessItSaysSo =
      classes()
          .should(
              be(
                  "in a package marked @NullMarked",
                  type -> type.getPackage().isAnnotatedWith(NullMarked.class)));

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should(
              be(
                  "named with a word that says nothing",
                  type -> EMPTY_WORD.matcher(type.getSimpleName()).matches()));

  @ArchTest
  static final ArchRule coreClassesAreFinalOrMadeToBeExtended =
      classes()
          .that()
          .resideOutsideOfPackages(RIM)
          .should(be("final, sealed or abstract", HabitsTest::isFinalOrMadeToBeExtended));

  private static ArchCondition<JavaClass> be(String words, Predicate<JavaClass> predicate) {
    return ArchCondition.from(describe("be " + words, predicate));
  }

  private static boolean isFinalOrMadeToBeExtended(JavaClass type) {
    var reflected = type.reflect();
    return type.isAnonymousClass()
        || reflected.isEnum()
        || reflected.isSealed()
        || Modifier.isFinal(reflected.getModifiers())
        || Modifier.isAbstract(reflected.getModifiers());
  }
}
