package io.understudy.console.shell;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.time.Instant;
import javafx.collections.ListChangeListener;

/** Tells as a toast that a port is not the usual one, because people look for the usual one. */
final class PortNotices {
  private PortNotices() {}

  static void install(Workspace desk) {
    Instant opened = Instant.now();
    desk.bridge()
        .events()
        .addListener(
            (ListChangeListener<Event>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().stream()
                        .filter(event -> event.type() == EventType.PORT_MOVED)
                        .filter(event -> event.at().isAfter(opened))
                        .forEach(event -> desk.toasts().info(desk.texts().said(event.reason())));
                  }
                });
  }
}
