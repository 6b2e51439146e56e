package io.understudy.console.shell;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One short message over the window. Two toasts are never equal, so that each can be taken away.
 */
public final class Toast {
  /** What sort of message it is. */
  public enum Kind {
    INFO,
    PROBLEM,
    CANCELLABLE,
    /** Something takes its time; its undo ends it. */
    PROGRESS
  }

  private final Kind kind;
  private final String text;
  private final Duration duration;
  private final Runnable undo;
  private final String advice;
  private final String code;
  private final StringProperty words = new SimpleStringProperty("");
  private final DoubleProperty part = new SimpleDoubleProperty(-1);

  Toast(Kind kind, String text, Duration duration, Runnable undo) {
    this(kind, text, duration, undo, "", "");
  }

  Toast(Kind kind, String text, Duration duration, Runnable undo, String advice, String code) {
    this.kind = kind;
    this.text = text;
    this.duration = duration;
    this.undo = undo;
    this.advice = advice;
    this.code = code;
  }

  /** What sort of message it is. */
  public Kind kind() {
    return kind;
  }

  /** The sentence. */
  public String text() {
    return text;
  }

  /** What to do about it; empty if there is nothing to say. */
  public String advice() {
    return advice;
  }

  /** What to search for; empty unless something went wrong. */
  public String code() {
    return code;
  }

  /** How far something is, in words; empty unless this is about something that takes its time. */
  StringProperty words() {
    return words;
  }

  /** The part that is done, 0 to 1; below 0 if nobody knows. */
  DoubleProperty part() {
    return part;
  }

  /** How long it stays; without meaning for what takes its time. */
  public Duration duration() {
    return duration;
  }

  /** Cancels what the toast announces, if that is possible. */
  public Optional<Runnable> undo() {
    return Optional.ofNullable(undo);
  }
}
