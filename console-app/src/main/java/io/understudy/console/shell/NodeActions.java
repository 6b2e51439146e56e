package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Engine;
import io.understudy.problem.ProblemException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * Carries out what a person does to the cluster. An act that is under way is in {@link #pending},
 * so that its own card can say so; a refusal becomes a toast. FX thread only.
 */
public final class NodeActions {
  private final Bridge bridge;
  private final Background background;
  private final Texts texts;
  private final Toasts toasts;
  private final Consumer<URI> browser;
  private final Consumer<String> clipboard;
  private final ObservableMap<String, NodeAct> pending = FXCollections.observableHashMap();

  /**
   * Nothing is under way.
   *
   * @param bridge where the engine is
   * @param background runs what may block
   * @param texts the words of the moment
   * @param toasts where refusals and announcements go
   * @param browser opens a page in the system browser
   * @param clipboard takes what is copied
   */
  public NodeActions(
      Bridge bridge,
      Background background,
      Texts texts,
      Toasts toasts,
      Consumer<URI> browser,
      Consumer<String> clipboard) {
    this.bridge = bridge;
    this.background = background;
    this.texts = texts;
    this.toasts = toasts;
    this.browser = browser;
    this.clipboard = clipboard;
  }

  /** What is under way, by the id of its node. */
  public ObservableMap<String, NodeAct> pending() {
    return pending;
  }

  /** Does something to a node; nothing happens if that is not possible now. */
  public void run(NodeAct act, Node node) {
    String id = node.id();
    if (!act.isPossible(node) || pending.containsKey(id)) {
      return;
    }
    switch (act) {
      case OPEN -> browser.accept(node.url());
      case COPY -> copy(node.url());
      case KILL -> now(act, id, engine -> completed(() -> engine.kill(id)));
      case CRASH -> now(act, id, engine -> completed(() -> engine.crash(id)));
      case REVIVE -> now(act, id, engine -> completed(() -> engine.revive(id)));
      case DRAIN -> announced(act, id, engine -> engine.drain(id));
      case REMOVE -> announced(act, id, engine -> engine.remove(id));
    }
  }

  /** Puts an address on the clipboard and says so. */
  public void copy(URI address) {
    clipboard.accept(address.toString());
    toasts.info(texts.get("toast.copied", address));
  }

  /** Starts one more node. */
  public void addNode() {
    call(Engine::addNode, id -> {});
  }

  /** Starts the built-in traffic if it does not run, and stops it otherwise. */
  public void toggleTraffic() {
    boolean running = bridge.snapshot().get().traffic().running();
    call(
        engine ->
            completed(
                () -> {
                  if (running) {
                    engine.stopTraffic();
                  } else {
                    engine.startTraffic();
                  }
                }),
        done -> {});
  }

  private void announced(NodeAct act, String id, Function<Engine, CompletableFuture<Void>> deed) {
    pending.put(id, act);
    toasts.cancellable(
        texts.get(act.textKey() + ".announced", id),
        () -> now(act, id, deed),
        () -> pending.remove(id));
  }

  /** The act is pending until the engine has taken the order; the rest shows in the picture. */
  private void now(NodeAct act, String id, Function<Engine, CompletableFuture<Void>> deed) {
    pending.put(id, act);
    background.run(
        () -> look(deed.apply(bridge.engine().get())),
        outcome -> {
          pending.remove(id);
          background.run(outcome::join, done -> {}, this::refused);
        },
        problem -> {
          pending.remove(id);
          refused(problem);
        });
  }

  private <T> void call(Function<Engine, T> deed, Consumer<T> done) {
    Engine engine = bridge.engine().get();
    if (engine != null) {
      background.run(() -> look(deed.apply(engine)), done, this::refused);
    }
  }

  /** Renews the picture first, so that nothing on the screen is older than the act. */
  private <T> T look(T result) {
    bridge.look();
    return result;
  }

  private void refused(Exception problem) {
    toasts.problem(
        problem instanceof ProblemException refusal
            ? refusal.detail()
            : texts.get("toast.unexpected", String.valueOf(problem.getMessage())));
  }

  private static CompletableFuture<Void> completed(Runnable deed) {
    deed.run();
    return CompletableFuture.completedFuture(null);
  }
}
