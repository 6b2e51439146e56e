/** What can be held against a run, one file for each assertion; {@code Assertions} lists them. */
package io.understudy.experiment.assertion;
