package kz.kualik.authority.registry;

import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/** Stands where no registry is configured: every question fails, so nothing is approved. */
final class UnconnectedRegistry implements Registry {

    @Override
    public Optional<RegisteredPerson> person(Iin iin) throws RegistryUnavailableException {
        throw new RegistryUnavailableException("no registry of persons is configured");
    }

    @Override
    public Optional<RegisteredEntity> entity(Bin bin) throws RegistryUnavailableException {
        throw new RegistryUnavailableException("no registry of entities is configured");
    }
}
