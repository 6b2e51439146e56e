package io.understudy.console.shell;

import io.understudy.console.bridge.Past;
import java.time.Instant;

/** Which moment of the past is shown, in words. Knows no controls. */
final class MomentModel {
  private final Texts texts;
  private final Formats formats;

  MomentModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** When it was, for example "18:51:49, 3 min ago". */
  String time(Past past, Instant now) {
    Instant at = past.event().at();
    return texts.get("past.time", formats.clock(at), formats.ago(at, now));
  }

  /** What has just happened then. */
  String event(Past past) {
    return texts.get("event." + past.event().type().code(), past.event().subject());
  }

  /** Which event that is of how many; nothing if the list has lost it. */
  String position(Past past) {
    return past.position() == 0 ? "" : texts.get("past.position", past.position(), past.count());
  }

  /** All of it, for a screen reader. */
  String all(Past past, Instant now) {
    return String.join(", ", texts.get("past.title"), time(past, now), event(past), position(past));
  }
}
