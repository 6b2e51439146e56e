/**
 * The balancer's settings: every value with its unit and one line that explains it, checked by the
 * engine as it is typed, and applied together. What is typed is kept until it is applied or
 * discarded.
 */
package io.understudy.console.balancer;
