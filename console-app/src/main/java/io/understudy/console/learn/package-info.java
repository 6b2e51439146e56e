/**
 * Walkthroughs: short guided tours that point at the real controls. What they say stands in files
 * ({@code assets/walkthroughs}); {@code TourModel} knows how far one is, {@code TourLayer} shows
 * it.
 */
package io.understudy.console.learn;
