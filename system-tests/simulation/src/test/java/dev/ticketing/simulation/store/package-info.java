/**
 * A MongoDB without a network, so that thousands of whole runs take seconds. What the
 * driver would send is given to mongo-java-server's store in memory, one command after
 * another, each through a gate at which the simulation decides what becomes of it.
 */
package dev.ticketing.simulation.store;
