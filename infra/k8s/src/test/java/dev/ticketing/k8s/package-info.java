/**
 * Renders what is applied to a cluster and holds it to rules.
 */
package dev.ticketing.k8s;
