package io.understudy.console.bridge;

import io.understudy.journal.Event;
import java.time.Instant;

/**
 * Which moment of the past the window shows.
 *
 * @param event what has just happened then
 * @param position which one it is of those in the journal, the oldest being 1; 0 if it is so old
 *     that the list has lost it
 * @param count how many there are
 * @param picture when the picture was taken: soon after the event
 */
public record Past(Event event, int position, int count, Instant picture) {}
