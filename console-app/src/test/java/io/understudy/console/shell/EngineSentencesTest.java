package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Whoever makes the engine say something new is told here that it is to be said in Portuguese, too.
 */
final class EngineSentencesTest {
  private static final Path ENGINE = Path.of("../embedded-node/src/main/java/io/understudy");

  /** These tell the journal, or somebody who tells it. */
  private static final Set<String> EVENTS =
      Set.of("append", "step", "record", "exclude", "remove", "admit");

  /** These change what the balancer or the registry thinks; their words become an event later. */
  private static final Set<String> OPINIONS = Set.of("become", "eject", "misbehaved", "in");

  /** Nobody meets the refusals of these in the window. */
  private static final Set<String> WITHOUT_WINDOW = Set.of("cli", "control", "http", "web");

  /** Except for these. */
  private static final Set<String> OF_BOTH = Set.of("HttpListener.java", "RecordPatch.java");

  /** Whatever is said here is shown: steps, findings, verdicts and their reasons. */
  private static final List<String> REPORTS =
      List.of(
          "check",
          "experiment/action",
          "experiment/assertion",
          "experiment/probe",
          "experiment/report/ComparisonNotes.java",
          "experiment/report/RowMaker.java",
          "experiment/run",
          "experiment/stage",
          "load",
          "rpc/client");

  /** These are for developers, or for the schema that editors of files read. */
  private static final Set<String> UNTOLD =
      Set.of("meaning", "toString", "optional", "withDefault");

  /** The same. */
  private static final Set<String> SCHEMA = Set.of("ClusterBlock.java", "ExperimentSchema.java");

  /** What a word of an experiment means is in the schema, too. */
  private static final Pattern MEANING = Pattern.compile("[A-Z][^.]*\\.");

  /** What is quoted is often a placeholder. */
  private static final Pattern QUOTED = Pattern.compile("(?<=\")[\\w.]+(?=\")");

  /** What the checker writes into the chat. */
  private static final String MARK = "The checker has read up to here";

  private static final String REFUSAL = "ProblemException";

  private static final Pattern CHANGING = Pattern.compile("%[,.\\d]*[dsf]|%%");

  private final Set<String> pieces = new TreeSet<>();

  @Test
  void whatTheJournalIsToldIsKnownInPortuguese() throws IOException {
    scan(_ -> true, new Events());
    assertKnown(80);
  }

  @Test
  void refusalsAreKnownInPortuguese() throws IOException {
    List<CompilationUnitTree> all = parse(path -> !isWithoutWindow(path));
    Set<String> refusing = new TreeSet<>(Set.of("wrong", "inRange"));
    all.forEach(unit -> unit.accept(new Refusing(), refusing));
    all.forEach(unit -> unit.accept(new Refusals(refusing), null));
    assertKnown(120);
  }

  @Test
  void reportsAreKnownInPortuguese() throws IOException {
    scan(EngineSentencesTest::isReport, new Everything());
    pieces.remove(MARK);
    assertKnown(150);
  }

  private static boolean isWithoutWindow(Path path) {
    return WITHOUT_WINDOW.contains(ENGINE.relativize(path).getName(0).toString())
        && !OF_BOTH.contains(path.getFileName().toString());
  }

  private static boolean isReport(Path path) {
    return REPORTS.stream().anyMatch(ENGINE.relativize(path)::startsWith)
        && !SCHEMA.contains(path.getFileName().toString());
  }

  private void assertKnown(int least) {
    String known =
        Sentences.read(Language.PORTUGUESE_BRAZIL).keySet().stream()
            .map(sentence ->
                QUOTED.matcher(sentence.replaceAll("\\{\\d[!#]?}", "\n")).replaceAll("\n"))
            .collect(Collectors.joining("\n"));
    assertTrue(pieces.size() > least, pieces::toString);
    assertEquals(
        List.of(),
        pieces.stream().filter(piece -> !known.contains(piece)).toList(),
        "is to be added to sentences_pt_BR");
  }

  private void scan(Predicate<Path> where, TreeScanner<Void, Void> scanner) throws IOException {
    parse(where).forEach(unit -> unit.accept(scanner, null));
  }

  private static List<CompilationUnitTree> parse(Predicate<Path> where) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<CompilationUnitTree> units = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(ENGINE)) {
      List<Path> all =
          sources.filter(path -> path.toString().endsWith(".java")).filter(where).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(all));
      task.parse().forEach(units::add);
    }
    return units;
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree identifier -> identifier.getName().toString();
      case ExpressionTree _ -> "";
    };
  }

  /** Takes up the words in an expression: the pieces between what changes in them. */
  private class Words extends TreeScanner<Void, Void> {
    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
      if (literal.getValue() instanceof String text && !MEANING.matcher(text).matches()) {
        CHANGING
            .splitAsStream(QUOTED.matcher(text).replaceAll("%s"))
            .filter(piece -> piece.strip().contains(" "))
            .forEach(pieces::add);
      }
      return null;
    }
  }

  /** Looks for calls that tell something. */
  private final class Events extends TreeScanner<Void, Void> {
    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      boolean event =
          EVENTS.contains(name(call)) && call.getArguments().toString().contains("EventType.");
      if (event || OPINIONS.contains(name(call))) {
        call.getArguments().forEach(argument -> argument.accept(new Words(), null));
      }
      return super.visitMethodInvocation(call, null);
    }
  }

  /** Looks for methods that make a refusal. */
  private static final class Refusing extends TreeScanner<Void, Set<String>> {
    @Override
    public Void visitMethod(MethodTree method, Set<String> names) {
      if (method.getReturnType() != null && method.getReturnType().toString().equals(REFUSAL)) {
        names.add(method.getName().toString());
      }
      return super.visitMethod(method, names);
    }
  }

  /** Looks for refusals. */
  private final class Refusals extends TreeScanner<Void, Void> {
    private final Set<String> refusing;

    Refusals(Set<String> refusing) {
      this.refusing = refusing;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      if (made.getIdentifier().toString().equals(REFUSAL)) {
        made.getArguments().forEach(argument -> argument.accept(new Words(), null));
      }
      return super.visitNewClass(made, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (refusing.contains(name(call))) {
        call.getArguments().forEach(argument -> argument.accept(new Words(), null));
      }
      return super.visitMethodInvocation(call, null);
    }
  }

  /** Takes up all words but those for developers. */
  private final class Everything extends Words {
    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      return UNTOLD.contains(method.getName().toString()) ? null : super.visitMethod(method, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      return call.getMethodSelect().toString().startsWith("LOG.") || UNTOLD.contains(name(call))
          ? null
          : super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      String type = made.getIdentifier().toString();
      return type.endsWith("Exception") && !type.equals(REFUSAL)
          ? null
          : super.visitNewClass(made, null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
      return null;
    }
  }
}
