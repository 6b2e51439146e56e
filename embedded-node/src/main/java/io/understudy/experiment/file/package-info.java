/**
 * What people write into the file of an experiment, YAML or JSON: {@code DocReader} makes a tree of
 * {@code Doc}s, each of which knows its line; a {@code Word} says which keys it takes, and so what
 * is allowed, what an editor offers, and what a refusal says.
 */
package io.understudy.experiment.file;
