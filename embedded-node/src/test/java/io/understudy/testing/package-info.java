/**
 * A real cluster in the process of the test, and clients for it. Published as a test-jar, so that
 * the console and others can test with it.
 */
package io.understudy.testing;
