/**
 * The chat of the whole cluster from above: who is on which server, and what is being said. What
 * the lists say ({@code ChatModel}) is worked out without a toolkit.
 */
package io.understudy.console.chat;
