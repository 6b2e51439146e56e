/**
 * The nodes as cards: how each is, what it does, why the balancer thinks so, and the one thing that
 * is possible: kill or revive.
 */
package io.understudy.console.cards;
