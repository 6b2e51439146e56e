/** What happened, newest on top: when, what, to whom and why. */
package io.understudy.console.journal;
