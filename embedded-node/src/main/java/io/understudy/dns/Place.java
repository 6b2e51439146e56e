package io.understudy.dns;

import java.util.List;

/**
 * Somebody who has names in the zone.
 *
 * @param id who, for example {@code frontend-2} or {@code node-1}
 * @param role {@code frontend}, {@code node} or {@code dns}
 * @param names what it is called, without the zone
 * @param address its IPv4 address
 * @param port where it takes requests
 * @param grpc where it takes calls, as host and port; null if nowhere
 * @param live whether it is handed out: a frontend under {@code www}, a node as a service
 * @param reason why, in words
 */
public record Place(
    String id,
    String role,
    List<String> names,
    String address,
    int port,
    String grpc,
    boolean live,
    String reason) {
  /** Copies the names. */
  public Place {
    names = List.copyOf(names);
  }

  /** The same, but it is not handed out. */
  Place leftOut(String why) {
    return new Place(id, role, names, address, port, grpc, false, why);
  }
}
