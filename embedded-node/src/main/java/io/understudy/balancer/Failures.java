package io.understudy.balancer;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.QuietException;

/** Says in words what was wrong with a connection. */
final class Failures {
  private Failures() {}

  /** Why a passage is broken off that nobody waits for any more. */
  static Throwable unwanted() {
    return new QuietException.Exception("another node was faster, or nobody waits");
  }

  /** Whether nothing came, rather than something bad: a busy machine does that too. */
  static boolean isSilence(Throwable failure) {
    return failure instanceof SocketTimeoutException || failure instanceof TimeoutException;
  }

  static String inWords(Throwable failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String lower = message.toLowerCase(Locale.ROOT);
    return switch (failure) {
      case ConnectException _ -> "connection refused";
      case SocketTimeoutException _ -> "no connection in time";
      case TimeoutException _ -> "no answer in time";
      case EOFException _ -> "connection closed in the middle";
      case ClosedChannelException _ -> "connection closed";
      case IOException _ when lower.contains("reset") -> "connection reset";
      case IOException _ when lower.contains("broken pipe") -> "connection broken";
      // A library's own words may hold anything; they belong into a log and not into the journal.
      default -> failure.getClass().getSimpleName();
    };
  }
}
