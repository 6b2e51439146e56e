/**
 * What things look like, in one place: the closed vocabulary of states with a colour, a word and a
 * shape each; the colours of the theme for what is drawn by hand; fonts; a canvas that draws only
 * while somebody can see it. Knows the values of a snapshot and nothing of the window.
 */
package io.understudy.console.look;
