package io.understudy.console.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages that show at this moment. FX thread only. */
public final class Toasts {
  /** How long a person can cancel. */
  static final Duration CANCEL = Duration.ofSeconds(5);

  private static final Duration INFO = Duration.ofSeconds(4);
  private static final Duration PROBLEM = Duration.ofSeconds(8);
  private static final Duration TROUBLE = Duration.ofSeconds(12);
  private static final int MOST = 4;

  /** How many can be read again. */
  private static final int REMEMBERED = 200;

  private final Timer timer;
  private final ObservableList<Toast> showing = FXCollections.observableArrayList();
  private final ObservableList<Toast> view = FXCollections.unmodifiableObservableList(showing);
  private final ObservableList<Said> said = FXCollections.observableArrayList();
  private final ObservableList<Said> saidView = FXCollections.unmodifiableObservableList(said);
  private final InstantSource clock;
  private final Map<Toast, Runnable> clocks = new HashMap<>();

  /**
   * A message and when it was shown.
   *
   * @param at when
   * @param toast the message
   */
  public record Said(Instant at, Toast toast) {}

  /**
   * No messages yet.
   *
   * @param timer takes them away after a while
   * @param clock says when they were shown
   */
  public Toasts(Timer timer, InstantSource clock) {
    this.timer = timer;
    this.clock = clock;
  }

  /** The messages of this window, newest first, also those that are gone from the screen. */
  public ObservableList<Said> said() {
    return saidView;
  }

  /** The messages, oldest first; it cannot be changed from outside. */
  public ObservableList<Toast> showing() {
    return view;
  }

  /** Says something that needs no answer. */
  public void info(String text) {
    show(new Toast(Toast.Kind.INFO, text, INFO, null), () -> {});
  }

  /** Says that something did not work. */
  public void problem(String text) {
    show(new Toast(Toast.Kind.PROBLEM, text, PROBLEM, null), () -> {});
  }

  /** Says that something did not work, and what to do. */
  void problem(Trouble trouble) {
    show(
        new Toast(
            Toast.Kind.PROBLEM, trouble.detail(), TROUBLE, null, trouble.advice(), trouble.code()),
        () -> {});
  }

  /**
   * Announces something that happens in {@link #CANCEL}, unless the person cancels it.
   *
   * @param text what will happen
   * @param commit does it
   * @param cancelled is told that it will not happen
   * @return the message; to {@link #dismiss} it cancels
   */
  public Toast cancellable(String text, Runnable commit, Runnable cancelled) {
    Toast toast = new Toast(Toast.Kind.CANCELLABLE, text, CANCEL, cancelled);
    show(toast, commit);
    return toast;
  }

  /**
   * Says that something takes its time, until it is {@link #over}.
   *
   * @param text what it is
   * @param cancel ends it early
   * @return the message; to {@link #dismiss} it cancels
   */
  Toast progress(String text, Runnable cancel) {
    Toast toast = new Toast(Toast.Kind.PROGRESS, text, Duration.ZERO, cancel);
    add(toast);
    clocks.put(toast, () -> {});
    return toast;
  }

  /** What took its time is over; nothing happens if its message is gone. */
  void over(Toast toast) {
    if (clocks.remove(toast) != null) {
      showing.remove(toast);
    }
  }

  /** Takes a message away, and with it what it announced. */
  public void dismiss(Toast toast) {
    Runnable clock = clocks.remove(toast);
    if (clock != null) {
      clock.run();
      showing.remove(toast);
      toast.undo().ifPresent(Runnable::run);
    }
  }

  private void add(Toast toast) {
    if (showing.size() >= MOST) {
      makeRoom();
    }
    showing.add(toast);
    said.addFirst(new Said(clock.instant(), toast));
    if (said.size() > REMEMBERED) {
      said.removeLast();
    }
  }

  private void show(Toast toast, Runnable after) {
    add(toast);
    clocks.put(
        toast,
        timer.after(
            toast.duration(),
            () -> {
              clocks.remove(toast);
              showing.remove(toast);
              after.run();
            }));
  }

  /** Drops the oldest that announces nothing: what can be cancelled must stay in sight. */
  private void makeRoom() {
    showing.stream().filter(one -> one.undo().isEmpty()).findFirst().ifPresent(this::dismiss);
  }
}
