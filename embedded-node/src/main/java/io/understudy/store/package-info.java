/**
 * The shared store: one H2 file in the data folder. {@link io.understudy.store.DataFolder} owns the
 * folder and says who else does; {@link io.understudy.store.Store} opens the database and migrates
 * it; then one file per table. A row whose transaction was committed survives the end of the
 * process, however it ends.
 */
package io.understudy.store;
