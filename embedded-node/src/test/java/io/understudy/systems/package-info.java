/**
 * The rows of the systems that this product replaces, one test each, through public interfaces
 * only; {@code SYSTEMS.md} maps row to test.
 */
package io.understudy.systems;
