package io.understudy.console.shell;

import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.look.Palette;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/**
 * What every place may use, made once for a window.
 *
 * @param bridge the picture of the cluster
 * @param frontend where the balancer listens; holds null until the cluster runs
 * @param marked the events that charts mark
 * @param texts the words
 * @param formats numbers and times
 * @param theme light or dark
 * @param palette the colours for what is drawn
 * @param toasts short messages
 * @param selection the selected node
 * @param browser the browser of the desktop
 * @param calls asks the engine
 * @param actions what a person can do to the cluster
 * @param faults makes things go wrong
 * @param loads starts and stops simulated users
 * @param runs starts and stops runs of experiments
 * @param exports saves the cluster in the words of other programs
 * @param guide the shapes of the cluster, and what to try
 * @param commands the registry
 * @param places where one can go in the window
 * @param motion whether things may move for the sake of moving
 * @param presentation whether everything is large, for a projector
 * @param kept what else is remembered
 * @param dialogs asks for files
 */
public record Workspace(
    Bridge bridge,
    ObservableValue<URI> frontend,
    Marked marked,
    Texts texts,
    Formats formats,
    Theme theme,
    Palette palette,
    Toasts toasts,
    Selection selection,
    SystemBrowser browser,
    Calls calls,
    NodeActions actions,
    FaultActions faults,
    LoadActions loads,
    RunActions runs,
    ExportActions exports,
    Guide guide,
    Commands commands,
    Places places,
    Motion motion,
    BooleanProperty presentation,
    Kept kept,
    FileDialogs dialogs) {

  /** Under which heading the keys that a person has chosen are kept. */
  static final String KEYS = "key.";

  private static final String CALM = "motion.calm";

  /** A workspace as it was remembered, with that theme; its bridge is not connected yet. */
  public static Workspace create(Remembered remembered, Theme theme) {
    Kept kept = new Kept(remembered.kept());
    Bridge bridge = new Bridge();
    Background background = new Background();
    Texts texts = new Texts(remembered.language());
    Toasts toasts = new Toasts(Timer.ofToolkit(), InstantSource.system());
    SystemBrowser browser =
        new SystemBrowser(
            background, page -> toasts.problem(texts.get("toast.browser-failed", page)));
    Calls calls = new Calls(bridge, background, texts, toasts);
    NodeActions actions = new NodeActions(calls, texts, toasts, browser::open, Workspace::copy);
    FileDialogs dialogs = new FileDialogs();
    Workspace desk =
        new Workspace(
            bridge,
            frontend(bridge),
            new Marked(bridge.events()),
            texts,
            new Formats(texts, ZoneId.systemDefault()),
            theme,
            new Palette(),
            toasts,
            new Selection(bridge.snapshot()),
            browser,
            calls,
            actions,
            new FaultActions(calls),
            new LoadActions(calls),
            new RunActions(calls, texts, toasts, browser::open),
            new ExportActions(calls, texts, toasts, dialogs, Timer.ofToolkit()),
            new Guide(calls, texts, toasts),
            new Commands(kept.group(KEYS)),
            new Places(),
            motion(kept),
            new SimpleBooleanProperty(),
            kept,
            dialogs);
    desk.commands.onKeysChanged(() -> kept.replace(KEYS, desk.commands.changedKeys()));
    return desk;
  }

  /** A page that came before the nodes do would say that there is none. */
  private static ObservableValue<URI> frontend(Bridge bridge) {
    ObservableValue<URI> first = bridge.part(now -> now.frontends().getFirst().url(), null);
    return bridge.engine().flatMap(runs -> first);
  }

  private static Motion motion(Kept kept) {
    Motion motion = new Motion(kept.get(CALM, "").equals(Boolean.toString(true)));
    motion.calm().subscribe(calm -> kept.put(CALM, calm ? Boolean.toString(true) : ""));
    return motion;
  }

  /** The zone whose names are answered; holds an empty text as long as none is. */
  private ObservableValue<String> zone() {
    return bridge.part(now -> now.dns().address() == null ? "" : now.dns().zone(), "");
  }

  /** What the embedded session view may use. */
  public BrowserContext browserContext() {
    return new BrowserContext(
        frontend, zone(), texts, toasts::info, browser::open, theme.dark(), guide.visit());
  }

  private static void copy(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
