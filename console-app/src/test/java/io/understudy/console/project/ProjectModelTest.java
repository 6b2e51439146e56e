package io.understudy.console.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.Project;
import io.understudy.cluster.ProjectFile;
import io.understudy.console.Samples;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.console.shell.Calls;
import io.understudy.console.shell.FileDialogs;
import io.understudy.console.shell.Kept;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Toast;
import io.understudy.console.shell.Toasts;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects in the window, without a toolkit. */
final class ProjectModelTest {
  @TempDir Path folder;

  private final FakeEngine engine = new FakeEngine(Samples.cluster(Samples.up("node-1")));
  private final Toasts toasts = new Toasts((delay, task) -> () -> {}, InstantSource.system());
  private final Texts texts = new Texts(Language.ENGLISH);
  private final Kept kept = new Kept(Map.of());
  private final FileDialogs dialogs = new FileDialogs();
  private final List<Project.Open> shown = new ArrayList<>();
  private final List<String> suggested = new ArrayList<>();
  private Optional<Path> answer = Optional.empty();

  private ProjectModel model(Bridge bridge) {
    return model(bridge, Runnable::run);
  }

  private ProjectModel model(Bridge bridge, Executor workers) {
    dialogs.answerBy(
        new FileDialogs.Chooser() {
          @Override
          public Optional<Path> save(String title, String suggestedName, String extension) {
            suggested.add(suggestedName);
            return answer;
          }

          @Override
          public Optional<Path> open(String title, String extension) {
            return answer;
          }
        });
    return new ProjectModel(
        new Calls(bridge, new Background(workers, Runnable::run), texts, toasts),
        texts,
        toasts,
        dialogs,
        kept,
        new ProjectModel.Showing() {
          @Override
          public Project.Open now() {
            return new Project.Open("sessions", List.of("/chat"));
          }

          @Override
          public void show(Project.Open open) {
            shown.add(open);
          }
        });
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "");
  }

  private String lastToast() {
    List<Toast> all = toasts.showing();
    return all.getLast().text();
  }

  @Test
  void theFirstSaveAsksWhereAndTheNextDoesNot() {
    ProjectModel model = model(Bridges.following(engine));
    model.save(); // nobody chose a file
    assertEquals(List.of(), engine.calls());
    answer = Optional.of(folder.resolve("mine"));
    model.save();
    model.save();
    Path file = folder.resolve("mine.understudy");
    assertEquals(
        List.of("save " + file + " sessions", "save " + file + " sessions"), engine.calls());
    assertEquals(List.of("my-cluster.understudy", "my-cluster.understudy"), suggested);
    assertEquals("mine", model.name().get());
    assertEquals(List.of(file), model.recent());
    assertEquals(List.of(), shown, "what was only saved is on the screen already");
    assertTrue(lastToast().startsWith("Saved as "), this::lastToast);
    model.saveAs();
    assertEquals("mine.understudy", suggested.getLast());
  }

  @Test
  void whatWasOpenComesBackWithAProjectWhoeverOpenedIt() throws IOException {
    Bridge bridge = Bridges.following(engine);
    ProjectModel model = model(bridge);
    answer = Optional.of(file("mine.understudy"));
    model.open();
    assertEquals(List.of("open " + answer.get()), engine.calls());
    assertEquals(List.of(Project.Open.NOTHING), shown);
    Project.Open chat = new Project.Open("chat", List.of("/chat", "/chat"));
    engine.remember(
        new ProjectFile(folder.resolve("theirs.understudy"), Project.BLANK.withWindow(chat)), 2);
    bridge.look();
    bridge.look();
    assertEquals(List.of(Project.Open.NOTHING, chat), shown);
    assertEquals("theirs", model.name().get());
  }

  @Test
  void aRefusalIsSaidAndTheNextCanBeOpened() throws IOException {
    ProjectModel model = model(Bridges.following(engine));
    engine.refuse(new ProblemException(ProblemKind.BAD_OPTION, "no \"format\""));
    model.open(file("wrong.understudy"));
    assertEquals("no \"format\"", lastToast());
    assertEquals(false, model.busy().get());
    assertEquals("", model.name().get());
  }

  @Test
  void aFileThatComesBeforeTheClusterWaitsForIt() throws IOException {
    Bridge bridge = Bridges.idle();
    ProjectModel model = model(bridge);
    Path early = file("early.understudy");
    model.open(early);
    assertEquals(List.of(), engine.calls());
    Bridges.connect(bridge, engine);
    assertEquals(List.of("open " + early), engine.calls());
  }

  @Test
  void theLastOnesAreRememberedTheNewestFirstAndMissingOnesGo() throws IOException {
    Recent recent = new Recent(kept);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < Recent.MOST + 2; i++) {
      files.addFirst(file(i + ".understudy"));
      recent.use(files.getFirst());
    }
    assertEquals(files.subList(0, Recent.MOST), recent.files());
    recent.use(files.get(3));
    assertEquals(files.get(3), recent.files().getFirst());
    Files.delete(files.get(3));
    ProjectModel model = model(Bridges.following(engine));
    assertEquals(files.get(0), model.recent().getFirst());
    assertEquals(Recent.MOST - 1, model.recent().size());
  }

  @Test
  void ofFilesThatComeWhileAnotherIsBeingOpenedTheLastOneIsNext() throws IOException {
    List<Runnable> work = new ArrayList<>();
    ProjectModel model = model(Bridges.following(engine), work::add);
    for (String name : List.of("one.understudy", "two.understudy", "three.understudy")) {
      model.open(file(name));
    }
    while (!work.isEmpty()) {
      work.removeFirst().run();
    }
    assertEquals(
        List.of(
            "open " + folder.resolve("one.understudy"),
            "open " + folder.resolve("three.understudy")),
        engine.calls());
  }
}
