package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.bridge.Engine;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * Carries out what a person does to the cluster. An act that is under way is in {@link #pending},
 * so that its own card can say so; a refusal becomes a toast. FX thread only.
 */
public final class NodeActions {
  private final Calls calls;
  private final Texts texts;
  private final Toasts toasts;
  private final Consumer<URI> browser;
  private final Consumer<String> clipboard;
  private final ObservableMap<String, NodeAct> pending = FXCollections.observableHashMap();
  private final Map<String, Toast> announced = new HashMap<>();

  /**
   * Nothing is under way.
   *
   * @param calls asks the engine
   * @param texts the words of the moment
   * @param toasts where announcements go
   * @param browser opens a page in the system browser
   * @param clipboard takes what is copied
   */
  public NodeActions(
      Calls calls, Texts texts, Toasts toasts, Consumer<URI> browser, Consumer<String> clipboard) {
    this.calls = calls;
    this.texts = texts;
    this.toasts = toasts;
    this.browser = browser;
    this.clipboard = clipboard;
  }

  /** What is under way, by the id of its node. */
  public ObservableMap<String, NodeAct> pending() {
    return pending;
  }

  /** Whether something was announced for that node that can still be cancelled. */
  public boolean isAnnounced(String id) {
    return announced.containsKey(id);
  }

  /** Cancels what was announced for that node; otherwise nothing happens. */
  public void cancel(String id) {
    Toast toast = announced.get(id);
    if (toast != null) {
      toasts.dismiss(toast);
    }
  }

  /** Does something to a node; nothing happens if that is not possible now. */
  public void run(NodeAct act, Node node) {
    String id = node.id();
    if (!act.isPossible(node)
        || isInTheWay(id, under -> under.isPossible(node))
        || !isPresent(act)) {
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

  /**
   * Whether something is under way that has to come first. What the picture shows as done already
   * is not in the way, though the engine has not said so yet: who presses K and then R wants both.
   */
  private boolean isInTheWay(String id, Predicate<NodeAct> stillPossible) {
    NodeAct under = pending.get(id);
    return under != null && (isAnnounced(id) || stillPossible.test(under));
  }

  /** Whether the window shows the present; otherwise it says why that cannot be done. */
  private boolean isPresent(NodeAct act) {
    boolean present = calls.bridge().past().get() == null;
    if (act.changes() && !present) {
      toasts.problem(texts.get("past.no-acts"));
    }
    return present || !act.changes();
  }

  /** Kills or revives a frontend or the store; nothing happens if that is not possible now. */
  public void run(NodeAct act, Part part) {
    String id = part.id();
    if (!part.can(act) || isInTheWay(id, part::can)) {
      return;
    }
    now(
        act,
        id,
        engine ->
            completed(() -> {
              if (act == NodeAct.KILL) {
                kill(engine, part);
              } else {
                revive(engine, part);
              }
            }));
  }

  private static void kill(Engine engine, Part part) {
    if (part.isStore()) {
      engine.killStore();
    } else {
      engine.killFrontend(part.id());
    }
  }

  private static void revive(Engine engine, Part part) {
    if (part.isStore()) {
      engine.reviveStore();
    } else {
      engine.reviveFrontend(part.id());
    }
  }

  /** Does something to what is selected. */
  public void run(NodeAct act, Selection selection) {
    if (selection.node().getValue() != null) {
      run(act, selection.node().getValue());
    } else if (selection.part().getValue() != null) {
      run(act, selection.part().getValue());
    }
  }

  /** Puts an address on the clipboard and says so. */
  public void copy(URI address) {
    copy(address.toString());
  }

  /** Puts a text on the clipboard and says so. */
  public void copy(String text) {
    clipboard.accept(text);
    toasts.info(texts.get("toast.copied", text));
  }

  /** Starts one more node. */
  public void addNode() {
    calls.run(Engine::addNode);
  }

  /** Starts the built-in traffic if it does not run, and stops it otherwise. */
  public void toggleTraffic() {
    boolean running = calls.bridge().snapshot().get().traffic().running();
    calls.run(running ? Engine::stopTraffic : Engine::startTraffic);
  }

  private void announced(NodeAct act, String id, Function<Engine, CompletableFuture<Void>> deed) {
    announced.put(
        id,
        toasts.cancellable(
            texts.get(act.textKey() + ".announced", id),
            () -> {
              announced.remove(id);
              now(act, id, deed);
            },
            () -> {
              announced.remove(id);
              pending.remove(id);
            }));
    pending.put(id, act);
  }

  /** The act is pending until the engine has taken the order; the rest shows in the picture. */
  private void now(NodeAct act, String id, Function<Engine, CompletableFuture<Void>> deed) {
    pending.put(id, act);
    calls.act(
        deed,
        outcome -> {
          pending.remove(id, act);
          calls.await(outcome::join);
        },
        problem -> {
          pending.remove(id, act);
          calls.refused(problem);
        });
  }

  private static CompletableFuture<Void> completed(Runnable deed) {
    deed.run();
    return CompletableFuture.completedFuture(null);
  }
}
