package io.understudy.console.house;

import static com.tngtech.archunit.core.domain.AccessTarget.Predicates.declaredIn;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

final class ConsoleLayersTest {
  private static final String CONSOLE = "io.understudy.console";
  private static final List<String> PLACES =
      List.of(
          "balancer",
          "browser",
          "calls",
          "cards",
          "charts",
          "chat",
          "dns",
          "experiments",
          "faults",
          "guide",
          "journal",
          "learn",
          "load",
          "project",
          "registry",
          "sessions",
          "settings",
          "topology");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.understudy");

  @Test
  void theEngineKnowsNoWindow() {
    noClasses()
        .that()
        .resideInAPackage("io.understudy..")
        .and()
        .resideOutsideOfPackage(CONSOLE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CONSOLE + "..", "javafx..")
        .because("the same cluster runs without a window, and without JavaFX on its class path")
        .check(CLASSES);
  }

  @Test
  void placesKnowNothingSideways() {
    for (String place : PLACES) {
      noClasses()
          .that()
          .resideInAPackage(CONSOLE + "." + place + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              PLACES.stream()
                  .filter(other -> !other.equals(place))
                  .map(other -> CONSOLE + "." + other + "..")
                  .toArray(String[]::new))
          .because("a place can then be changed, added or taken away without the others")
          .check(CLASSES);
    }
  }

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("console")
        .definedBy(CONSOLE)
        .layer("places")
        .definedBy(
            PLACES.stream().map(place -> CONSOLE + "." + place + "..").toArray(String[]::new))
        .layer("single")
        .definedBy(CONSOLE + ".single..")
        .layer("parts")
        .definedBy(CONSOLE + ".plot..", CONSOLE + ".verdict..")
        .layer("shell")
        .definedBy(CONSOLE + ".shell..")
        .layer("look")
        .definedBy(CONSOLE + ".look..")
        .layer("bridge")
        .definedBy(CONSOLE + ".bridge..")
        .ensureAllClassesAreContainedInArchitecture()
        .whereLayer("console")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("places")
        .mayOnlyBeAccessedByLayers("console")
        .whereLayer("single")
        .mayOnlyBeAccessedByLayers("console")
        .whereLayer("parts")
        .mayOnlyBeAccessedByLayers("places")
        .whereLayer("shell")
        .mayOnlyBeAccessedByLayers("console", "places", "parts")
        .whereLayer("look")
        .mayOnlyBeAccessedByLayers("console", "places", "parts", "shell")
        .whereLayer("bridge")
        .mayOnlyBeAccessedByLayers("console", "places", "shell")
        .because(
            "a room is understood from the rooms below it alone, and places are plugged in by one"
                + " line in Console")
        .check(CLASSES.that(resideInAPackage(CONSOLE + "..")));
  }

  @Test
  void aSecondStartLoadsNoToolkit() {
    noClasses()
        .that()
        .resideInAPackage(CONSOLE + ".single..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", CONSOLE + ".shell..", "io.understudy.cluster..")
        .because("it hands its wish over in the time that a toolkit takes to load")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(CONSOLE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package in a cycle cannot be understood alone")
        .check(CLASSES);
  }

  @Test
  void onlyTheBridgeHandsWorkToTheToolkit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CONSOLE + ".bridge")
        .should()
        .accessTargetWhere(target(declaredIn(Platform.class).and(name("runLater"))))
        .because(
            "what reaches the screen is coalesced in one place, so that no flood can freeze it")
        .check(CLASSES);
  }

  @Test
  void onlyTheBridgeAndTheRunHoldTheFacade() {
    noClasses()
        .that()
        .resideInAPackage(CONSOLE + "..")
        .and()
        .resideOutsideOfPackage(CONSOLE + ".bridge")
        .and()
        .haveSimpleNameNotContaining("ClusterRun")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.understudy.cluster.Cluster")
        .because("its methods block, and nothing on the FX thread may")
        .check(CLASSES);
  }

  @Test
  void modelsKnowNoControls() {
    noClasses()
        .that(resideInAPackage(CONSOLE + "..").and(belongTo(simpleNameEndingWith("Model"))))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Node.class)
        .because("what is shown is tested without a toolkit")
        .check(CLASSES);
  }
}
