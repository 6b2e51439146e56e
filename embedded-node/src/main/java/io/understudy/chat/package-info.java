/**
 * The chat of one node. A {@link io.understudy.chat.ChatRoom} knows who is connected to this node;
 * what is said goes into the shared store first, and every room reads it from there, so that rooms
 * know nothing of each other. Who is where, they learn from the store as well. A {@link
 * io.understudy.chat.Line} is a connection, of whatever kind.
 */
package io.understudy.chat;
