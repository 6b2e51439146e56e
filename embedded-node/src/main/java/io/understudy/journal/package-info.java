/**
 * What happened, in order. Every transition of every state machine in the engine is one {@link
 * io.understudy.journal.Event} with its reason in words; a {@link io.understudy.journal.Journal}
 * numbers them, keeps them through a {@link io.understudy.journal.JournalKeeper} and lets any
 * number of readers follow by number, so that a slow reader delays nobody and misses nothing.
 */
package io.understudy.journal;
