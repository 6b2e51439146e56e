package io.understudy.chat;

/**
 * Somebody on a server.
 *
 * @param login who
 * @param server where, as {@code host:port}
 */
record Seat(String login, String server) {}
