/**
 * The shared store: one H2 file in the data folder, or what a {@link io.understudy.store.StoreUrl}
 * names. {@link io.understudy.store.DataFolder} owns the folder and says who else does; {@link
 * io.understudy.store.Store} opens the database and migrates it; an {@code Engine} is what differs
 * from one sort of database to the next; then one file per table. A row whose transaction was
 * committed survives the end of the process, however it ends.
 */
package io.understudy.store;
