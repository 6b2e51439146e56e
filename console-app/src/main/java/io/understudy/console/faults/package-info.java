/** The drawer of faults: everything that can be made to go wrong with the selected node. */
package io.understudy.console.faults;
