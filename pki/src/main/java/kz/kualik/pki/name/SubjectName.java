package kz.kualik.pki.name;

import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Makes the subject's distinguished name for each kind of holder, in the order of attributes that the newest certificates
 * of the national authority show. Every method throws {@link InvalidNameException} for a text that cannot stand in a
 * name.
 */
public final class SubjectName {

    private static final String KAZAKHSTAN = "KZ";
    private static final String IIN_PREFIX = "IIN";
    private static final String BIN_PREFIX = "BIN";

    private SubjectName() {}

    /** A person for himself: CN, SN, serialNumber, C, and G with the patronymic if there is one. */
    public static X500Name individual(PersonName person, Iin iin) throws InvalidNameException {
        var name = beginningOfPerson(person, iin);
        addPatronymic(name, person);
        return name.build();
    }

    /** A person who acts for an entity, in whatever role: as for an individual, with O and OU before G. */
    public static X500Name representative(PersonName person, Iin iin, String organization, Bin bin)
            throws InvalidNameException {
        var name = beginningOfPerson(person, iin)
                .add(NameAttribute.ORGANIZATION, organization)
                .add(NameAttribute.ORGANIZATIONAL_UNIT, BIN_PREFIX + bin.digits());
        addPatronymic(name, person);
        return name.build();
    }

    /**
     * An information system of an entity: UID with the system's registered object identifier if it has one, CN with its
     * name, C, O, OU.
     */
    public static X500Name informationSystem(
            String systemName, Optional<ASN1ObjectIdentifier> systemOid, String organization, Bin bin)
            throws InvalidNameException {
        var name = new DistinguishedNameBuilder();
        if (systemOid.isPresent()) {
            name.add(NameAttribute.USER_ID, systemOid.get().getId());
        }
        return name.add(NameAttribute.COMMON_NAME, systemName)
                .add(NameAttribute.COUNTRY, KAZAKHSTAN)
                .add(NameAttribute.ORGANIZATION, organization)
                .add(NameAttribute.ORGANIZATIONAL_UNIT, BIN_PREFIX + bin.digits())
                .build();
    }

    /** A service of the authority (time-stamps, OCSP, a TLS server) or one of its operators: CN, C, O. */
    public static X500Name service(String commonName, String organization) throws InvalidNameException {
        return new DistinguishedNameBuilder()
                .add(NameAttribute.COMMON_NAME, commonName)
                .add(NameAttribute.COUNTRY, KAZAKHSTAN)
                .add(NameAttribute.ORGANIZATION, organization)
                .build();
    }

    /** A certification authority: CN, C. */
    public static X500Name certificationAuthority(String commonName) throws InvalidNameException {
        return new DistinguishedNameBuilder()
                .add(NameAttribute.COMMON_NAME, commonName)
                .add(NameAttribute.COUNTRY, KAZAKHSTAN)
                .build();
    }

    /** The time-stamping authority, under the name that the national one has. */
    public static X500Name timeStampingAuthority(String organization) throws InvalidNameException {
        return service("TIME-STAMPING AUTHORITY", organization);
    }

    /** The OCSP responder, under the name that the national one has. */
    public static X500Name ocspResponder(String organization) throws InvalidNameException {
        return service("OCSP RESPONDER", organization);
    }

    /** Who signs the checkpoints of the audit log. */
    public static X500Name auditLog(String organization) throws InvalidNameException {
        return service("AUDIT LOG", organization);
    }

    private static DistinguishedNameBuilder beginningOfPerson(PersonName person, Iin iin) throws InvalidNameException {
        return new DistinguishedNameBuilder()
                .add(NameAttribute.COMMON_NAME, person.commonName())
                .add(NameAttribute.SURNAME, person.surname())
                .add(NameAttribute.SERIAL_NUMBER, IIN_PREFIX + iin.digits())
                .add(NameAttribute.COUNTRY, KAZAKHSTAN);
    }

    private static void addPatronymic(DistinguishedNameBuilder name, PersonName person) throws InvalidNameException {
        if (person.patronymic().isPresent()) {
            name.add(NameAttribute.GIVEN_NAME, person.patronymic().get());
        }
    }
}
