/** The habits of the house as tests, for both modules; see the README of this module. */
package io.understudy.house;
