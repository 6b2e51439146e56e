package io.understudy.rpc;

import io.grpc.Status;

/** Which gRPC status stands for an HTTP one. */
final class Codes {
  private Codes() {}

  static Status of(int httpStatus) {
    return switch (httpStatus) {
      case 400 -> Status.INVALID_ARGUMENT;
      case 401 -> Status.UNAUTHENTICATED;
      case 403 -> Status.PERMISSION_DENIED;
      case 404 -> Status.NOT_FOUND;
      case 409 -> Status.ABORTED;
      case 429 -> Status.RESOURCE_EXHAUSTED;
      case 500 -> Status.INTERNAL;
      case 501 -> Status.UNIMPLEMENTED;
      case 502, 503 -> Status.UNAVAILABLE;
      case 504 -> Status.DEADLINE_EXCEEDED;
      default -> httpStatus < 500 ? Status.FAILED_PRECONDITION : Status.UNKNOWN;
    };
  }
}
