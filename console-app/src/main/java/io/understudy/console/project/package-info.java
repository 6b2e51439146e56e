/**
 * Projects in the window: opening and saving them, those of lately, and what of the window belongs
 * to them.
 */
package io.understudy.console.project;
