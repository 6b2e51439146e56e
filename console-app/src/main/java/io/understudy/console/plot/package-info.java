/**
 * Charts that more than one place shows: values over time with the marks of what was done to the
 * cluster, and curves over percentiles. They are painted on a canvas from immutable values.
 */
package io.understudy.console.plot;
