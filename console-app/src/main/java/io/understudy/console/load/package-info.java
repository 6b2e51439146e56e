/**
 * Simulated users: what they are to do, how they fare second by second, and what the independent
 * checker says of it at the end.
 */
package io.understudy.console.load;
