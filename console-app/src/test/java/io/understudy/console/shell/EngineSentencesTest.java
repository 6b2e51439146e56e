package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Whoever makes the engine say something new in its journal, or think something new of a node, is
 * told here that it is to be said in Portuguese, too.
 */
final class EngineSentencesTest {
  private static final Path ENGINE = Path.of("../embedded-node/src/main/java/io/understudy");

  /** These tell the journal, or somebody who tells it. */
  private static final Set<String> EVENTS =
      Set.of("append", "step", "record", "exclude", "remove", "admit");

  /** These change what the balancer or the registry thinks; their words become an event later. */
  private static final Set<String> OPINIONS = Set.of("become", "eject", "misbehaved", "in");

  /** Of these the journal quotes reports, which are English documents. */
  private static final Pattern REPORTED = Pattern.compile("EventType\\.(RUN|LOAD)_");

  private static final Pattern CHANGING = Pattern.compile("%[,.\\d]*[dsf]|%%");

  @Test
  void whatTheJournalIsToldIsKnownInPortuguese() throws IOException {
    String known =
        Sentences.read(Language.PORTUGUESE_BRAZIL).keySet().stream()
            .map(sentence -> sentence.replaceAll("\\{\\d}", "\n"))
            .collect(Collectors.joining("\n"));
    Set<String> told = told();
    assertTrue(told.size() > 80, told::toString);
    assertEquals(
        List.of(),
        told.stream().filter(piece -> !known.contains(piece)).toList(),
        "is to be added to sentences_pt_BR.json");
  }

  /** The pieces of all sentences, between what changes in them. */
  private static Set<String> told() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Set<String> pieces = new TreeSet<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(ENGINE)) {
      List<Path> all = sources.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(all));
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Calls(), pieces);
      }
    }
    return pieces;
  }

  /** Looks for calls that tell something. */
  private static final class Calls extends TreeScanner<Void, Set<String>> {
    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Set<String> pieces) {
      String name =
          switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree identifier -> identifier.getName().toString();
            case ExpressionTree _ -> "";
          };
      String given = call.getArguments().toString();
      boolean event =
          EVENTS.contains(name) && given.contains("EventType.") && !REPORTED.matcher(given).find();
      if (event || OPINIONS.contains(name)) {
        call.getArguments().forEach(argument -> argument.accept(new Words(), pieces));
      }
      return super.visitMethodInvocation(call, pieces);
    }
  }

  /** Takes up the words in an expression. */
  private static final class Words extends TreeScanner<Void, Set<String>> {
    @Override
    public Void visitLiteral(LiteralTree literal, Set<String> pieces) {
      if (literal.getValue() instanceof String text) {
        CHANGING
            .splitAsStream(text)
            .filter(piece -> piece.strip().contains(" "))
            .forEach(pieces::add);
      }
      return null;
    }
  }
}
