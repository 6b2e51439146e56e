/**
 * The window as a program: the launcher, whether a window can be opened here at all, and the one
 * place where engine, workspace and places are put together.
 */
package io.understudy.console;
