package kz.kualik.authority.issuance;

import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.PersonName;
import kz.kualik.pki.name.SubjectName;
import org.bouncycastle.asn1.x500.X500Name;

/** How certificates call their holders: by what the registry says of them. */
public final class HolderNames {

    private HolderNames() {}

    /**
     * The subject's name in a certificate for these.
     *
     * @param systemName the name of the information system, if it is one's
     * @throws InvalidNameException if what the registry says cannot stand in a name
     */
    public static X500Name of(Optional<String> systemName, RegisteredPerson person, Optional<RegisteredEntity> entity)
            throws InvalidNameException {
        if (systemName.isPresent() && entity.isPresent()) {
            return SubjectName.informationSystem(
                    systemName.get(),
                    Optional.empty(),
                    entity.get().name(),
                    entity.get().bin());
        }
        var name = new PersonName(person.surname(), Optional.of(person.givenName()), person.patronymic());
        return entity.isPresent()
                ? SubjectName.representative(
                        name, person.iin(), entity.get().name(), entity.get().bin())
                : SubjectName.individual(name, person.iin());
    }
}
