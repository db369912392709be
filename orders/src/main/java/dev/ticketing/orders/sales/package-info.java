/**
 * What sellers see of their sales: how many, for how much, and to whom. It is read from
 * admissions and orders; nothing is written here.
 */
@NullMarked
package dev.ticketing.orders.sales;

import org.jspecify.annotations.NullMarked;
