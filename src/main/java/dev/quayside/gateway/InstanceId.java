package dev.quayside.gateway;

/**
 * Which server made a Docker object: each data folder has its own, so that two servers on
 * one daemon leave each other alone.
 *
 * @param value made once and kept in the data folder
 */
public record InstanceId(String value) {

}
