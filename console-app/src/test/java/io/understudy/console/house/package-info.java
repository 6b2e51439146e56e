/** The rules of the house, as tests: layers, formatting, sizes. */
package io.understudy.console.house;
