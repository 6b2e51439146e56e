package io.understudy.experiment.report;

/**
 * A name and what belongs to it.
 *
 * @param name what it is
 * @param value how it is
 * @param look a class of the page; may be empty
 */
record Fact(String name, String value, String look) {
  static Fact of(String name, String value) {
    return new Fact(name, value, "");
  }
}
