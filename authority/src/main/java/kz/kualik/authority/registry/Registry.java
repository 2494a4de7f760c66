package kz.kualik.authority.registry;

import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/** The state's registers of persons (ГБД ФЛ) and of legal entities (ГБД ЮЛ), as they stand now. */
public interface Registry {

    /**
     * The same registry for questions that strangers cause. However many of them there are, they take no place from the
     * questions of the house itself.
     */
    default Registry forStrangers() {
        return this;
    }

    /**
     * The person with this IIN.
     *
     * @throws RegistryUnavailableException if the registry does not answer; then nothing may be approved
     */
    Optional<RegisteredPerson> person(Iin iin) throws RegistryUnavailableException;

    /**
     * The legal entity with this BIN.
     *
     * @throws RegistryUnavailableException if the registry does not answer; then nothing may be approved
     */
    Optional<RegisteredEntity> entity(Bin bin) throws RegistryUnavailableException;
}
