/**
 * The names of the cluster: the zone and who is in it, a small authoritative name server over UDP
 * and TCP, and a resolver that asks it. dnsjava reads and writes names and records; everything else
 * is here.
 */
package io.understudy.dns;
