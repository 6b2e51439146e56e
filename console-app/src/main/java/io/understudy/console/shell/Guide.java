package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.Preset;
import io.understudy.console.bridge.Engine;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The shapes that a person can choose for the cluster, and what there is to try on the one that is
 * chosen. FX thread only.
 */
public final class Guide {
  private final Calls calls;
  private final Texts texts;
  private final Toasts toasts;
  private final ObservableList<Preset> presets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Preset> current = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Visit> visit = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private Subscription waiting = Subscription.EMPTY;

  /** What the cluster was last called, for somebody else may give it another shape. */
  private String seen = "";

  /**
   * Nothing is known before {@link #begin}.
   *
   * @param calls asks the engine
   * @param texts the words of the moment
   * @param toasts where announcements go
   */
  public Guide(Calls calls, Texts texts, Toasts toasts) {
    this.calls = calls;
    this.texts = texts;
    this.toasts = toasts;
    calls.bridge().snapshot().subscribe(this::follow);
  }

  /** A project, the control API or the command line can change the shape, too. */
  private void follow(ClusterSnapshot now) {
    if (now == null || busy.get() || calls.bridge().past().get() != null) {
      return;
    }
    String before = seen;
    seen = now.preset();
    Preset known = current.get();
    if (!before.isEmpty() && !before.equals(seen) && known != null && !known.name().equals(seen)) {
      presets.stream().filter(one -> one.name().equals(seen)).findFirst().ifPresent(current::set);
    }
  }

  /** All that can be chosen. */
  public ObservableList<Preset> presets() {
    return presets;
  }

  /** The one that is chosen; holds null before there is a cluster. */
  public ReadOnlyObjectProperty<Preset> current() {
    return current.getReadOnlyProperty();
  }

  /** Where the session views are to go; holds null as long as nobody wants them elsewhere. */
  public ReadOnlyObjectProperty<Visit> visit() {
    return visit.getReadOnlyProperty();
  }

  /** Brings two users into the chat, side by side. */
  public void visitChat() {
    visit.set(null);
    visit.set(new Visit("/chat", 2, "chat"));
  }

  /** Whether the cluster is taking another shape. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Whether what there is to try is on the screen. */
  public BooleanProperty shown() {
    return shown;
  }

  /** The cluster runs, in that shape. */
  public void begin(Preset first) {
    current.set(first);
    if (!first.window().equals(Preset.Opening.DEFAULTS)) {
      arrive(first);
    }
    refresh();
  }

  /** Reads the files again. */
  public void refresh() {
    calls.ask(Engine::presets, presets::setAll, calls::refused);
  }

  /** Gives the cluster that shape; nothing happens while it is taking another one. */
  public void choose(Preset preset) {
    if (busy.get() || calls.bridge().engine().get() == null) {
      return;
    }
    busy.set(true);
    toasts.info(texts.get("preset.taking", words(preset).title()));
    calls.act(
        engine -> engine.applyPreset(preset.name()),
        taken -> {
          busy.set(false);
          current.set(taken);
          arrive(taken);
          refresh();
        },
        problem -> {
          busy.set(false);
          calls.refused(problem);
        });
  }

  /** Keeps how the cluster is now under a name. */
  public void keep(String name) {
    calls.act(
        engine -> engine.savePreset(name),
        kept -> {
          current.set(kept);
          toasts.info(texts.get("preset.kept", kept.name()));
          refresh();
        },
        calls::refused);
  }

  /** The words of a preset in the language of the moment; its name if it has no title. */
  public Preset.Words words(Preset preset) {
    Preset.Words own =
        texts.language().get() == Language.PORTUGUESE_BRAZIL && !preset.pt().title().isBlank()
            ? preset.pt()
            : preset.en();
    return own.title().isBlank()
        ? new Preset.Words(preset.name(), own.summary(), own.steps())
        : own;
  }

  private void arrive(Preset preset) {
    shown.set(true);
    ClusterSnapshot now = calls.bridge().snapshot().get();
    if (now == null) {
      waiting = calls.bridge().snapshot().subscribe((before, first) -> arriveAt(preset, first));
    } else {
      arriveAt(preset, now);
    }
  }

  private void arriveAt(Preset preset, ClusterSnapshot now) {
    waiting.unsubscribe();
    visit.set(null); // the same visit again is one, too
    visit.set(Visit.of(preset.window(), now));
  }
}
