package openloop;

/** How a request can fail. Any status but 2xx is a failure too and is counted by its number. */
enum Failure {
  /** Nobody listened. */
  REFUSED,
  /** The connection ended, or made no sense, before the answer was whole. */
  RESET,
  /** No whole answer in time. */
  TIMEOUT
}
