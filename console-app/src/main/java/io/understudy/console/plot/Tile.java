package io.understudy.console.plot;

/**
 * A number that is to be found at once.
 *
 * @param key of its name
 * @param value what it is
 * @param note what it is compared with; may be empty
 * @param styleClass good, bad or plain
 */
public record Tile(String key, String value, String note, String styleClass) {}
