/**
 * What the independent checker says of a run, with its evidence, for every place that shows runs.
 */
package io.understudy.console.verdict;
