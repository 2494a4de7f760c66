package kz.kualik.authority.registry;

import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/**
 * A legal entity as the registry knows it.
 *
 * @param bin the number by which it is known
 * @param name its full name; may be longer than 64 characters
 * @param head who heads it
 * @param active whether it exists and is not being wound up
 */
public record RegisteredEntity(Bin bin, String name, Iin head, boolean active) {}
