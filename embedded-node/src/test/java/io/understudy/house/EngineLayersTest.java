package io.understudy.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which room of the engine knows which. */
final class EngineLayersTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.understudy");

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("io.understudy.cli..")
        .layer("control")
        .definedBy("io.understudy.control..")
        .layer("export")
        .definedBy("io.understudy.export..")
        .layer("experiment")
        .definedBy("io.understudy.experiment..")
        .layer("cluster")
        .definedBy("io.understudy.cluster..")
        .layer("load")
        .definedBy("io.understudy.load..")
        .layer("check")
        .definedBy("io.understudy.check..")
        .layer("node")
        .definedBy("io.understudy.node..")
        .layer("fault")
        .definedBy("io.understudy.fault..")
        .layer("supervisor")
        .definedBy("io.understudy.supervisor..")
        .layer("balancer")
        .definedBy("io.understudy.balancer..")
        .layer("dns")
        .definedBy("io.understudy.dns..")
        .layer("web")
        .definedBy("io.understudy.web..")
        .layer("rpc")
        .definedBy("io.understudy.rpc..")
        .layer("chat")
        .definedBy("io.understudy.chat..")
        .layer("registry")
        .definedBy("io.understudy.registry..")
        .layer("store")
        .definedBy("io.understudy.store..")
        .layer("measure")
        .definedBy("io.understudy.measure..")
        .layer("http")
        .definedBy("io.understudy.http..")
        .layer("journal")
        .definedBy("io.understudy.journal..")
        .layer("problem")
        .definedBy("io.understudy.problem..")
        .ensureAllClassesAreContainedInArchitecture()
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("control")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("cli", "control")
        .whereLayer("experiment")
        .mayOnlyBeAccessedByLayers("cli", "control")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("cli", "control", "export", "experiment")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("cluster", "experiment", "control")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("load", "cluster", "experiment", "control", "cli")
        .whereLayer("check")
        .mayOnlyAccessLayers("journal", "problem")
        .whereLayer("node")
        .mayOnlyBeAccessedByLayers("cluster", "experiment", "control")
        .whereLayer("fault")
        .mayOnlyBeAccessedByLayers("node", "cluster", "experiment", "control")
        .whereLayer("supervisor")
        .mayOnlyBeAccessedByLayers("cluster", "experiment", "control", "cli")
        .whereLayer("supervisor")
        .mayOnlyAccessLayers("problem")
        .whereLayer("balancer")
        .mayOnlyBeAccessedByLayers("cluster", "experiment", "control", "export")
        .whereLayer("dns")
        .mayOnlyBeAccessedByLayers("cluster", "control", "cli")
        .whereLayer("dns")
        .mayOnlyAccessLayers("registry", "journal", "http", "problem")
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("node", "cluster")
        .whereLayer("rpc")
        .mayOnlyBeAccessedByLayers("node", "cluster", "experiment", "control", "cli")
        .whereLayer("rpc")
        .mayOnlyAccessLayers("registry", "journal", "http", "problem")
        .whereLayer("chat")
        .mayOnlyBeAccessedByLayers("web", "node")
        .whereLayer("registry")
        .mayOnlyBeAccessedByLayers(
            "rpc", "node", "balancer", "dns", "cluster", "experiment", "control")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("web", "chat", "node", "registry", "cluster", "control")
        .whereLayer("http")
        .mayOnlyAccessLayers("journal", "problem")
        .whereLayer("journal")
        .mayOnlyAccessLayers("problem")
        .whereLayer("problem")
        .mayNotAccessAnyLayer()
        .because("a reader must be able to understand a room from the rooms below it alone")
        .check(ENGINE);
  }

  @Test
  void aboveTheFacadeOnlyTheFacadeIsUsed() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.understudy.control..",
            "io.understudy.cli..",
            "io.understudy.export..",
            "io.understudy.experiment..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "io.understudy.node..",
                    "io.understudy.balancer..",
                    "io.understudy.dns..",
                    "io.understudy.registry..",
                    "io.understudy.store..",
                    "io.understudy.load..")
                .and(not(assignableTo(Record.class)))
                .and(not(assignableTo(Enum.class))))
        .because(
            "window, command line and control API can do the same things only if all of them go"
                + " through the facade; of the rooms below they may read values")
        .check(ENGINE);
  }

  @Test
  void thereAreNoCycles() {
    slices()
        .matching("io.understudy.(*)..")
        .should()
        .beFreeOfCycles()
        .because("two packages that need each other are one package with a bad name")
        .check(ENGINE);
  }

  @Test
  void theEngineKnowsNoToolkit() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "io.understudy.console..")
        .because("the same cluster runs without a window, in scripts and in CI")
        .check(ENGINE);
  }

  @Test
  void theBalancerKnowsNodesByAddressOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.understudy.balancer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.understudy.node..", "io.understudy.web..", "io.understudy.store..")
        .because("a node can be a process, a container or another machine tomorrow")
        .check(ENGINE);
  }

  @Test
  void trafficSpeaksOverSocketsOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.understudy.load..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.understudy.node..",
            "io.understudy.web..",
            "io.understudy.store..",
            "io.understudy.balancer..",
            "org.eclipse.jetty..")
        .because("a witness must not share code with what it watches")
        .check(ENGINE);
  }

  @Test
  void theCheckerKnowsNothingOfWhatItJudges() {
    noClasses()
        .that()
        .resideInAPackage("io.understudy.check..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.understudy..", "org.eclipse.jetty..", "io.netty..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.understudy.check..",
                            "io.understudy.journal..",
                            "io.understudy.problem.."))))
        .because("a judge that shared code with the cluster would share its mistakes")
        .check(ENGINE);
  }

  @Test
  void onlyOneClassKnowsWhereNodesRun() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.understudy.cluster.Cluster")
        .and()
        .resideOutsideOfPackage("io.understudy.node..")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("LocalNodeHost")
        .because("whoever starts and kills nodes is one small replaceable part")
        .check(ENGINE);
  }
}
