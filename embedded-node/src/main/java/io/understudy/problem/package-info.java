/**
 * What can go wrong, as data: a closed list of kinds, each with its HTTP status and exit code, and
 * one exception that carries a kind and a sentence for the person who has to act on it.
 *
 * <p>Knows nothing of the rest of the engine; everything else may use it.
 */
package io.understudy.problem;
