package kz.kualik.pki.name;

import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The attributes that our names are made of, each with its one string type. */
public enum NameAttribute {
    COMMON_NAME("CN", BCStyle.CN, StringType.UTF8, Bounds.ANY_TEXT),
    SURNAME("SN", BCStyle.SURNAME, StringType.UTF8, Bounds.ANY_TEXT),
    /** Holds {@code IIN} and twelve digits for a person. */
    SERIAL_NUMBER("serialNumber", BCStyle.SERIALNUMBER, StringType.PRINTABLE, 64),
    COUNTRY("C", BCStyle.C, StringType.PRINTABLE, 2),
    /** Holds the patronymic. */
    GIVEN_NAME("G", BCStyle.GIVENNAME, StringType.UTF8, Bounds.ANY_TEXT),
    /** May be longer than the 64 characters of RFC 5280, because names of entities are. */
    ORGANIZATION("O", BCStyle.O, StringType.UTF8, Bounds.ANY_TEXT),
    /** Holds {@code BIN} and twelve digits for an entity. */
    ORGANIZATIONAL_UNIT("OU", BCStyle.OU, StringType.UTF8, 64),
    /** Holds the registered object identifier of an information system. */
    USER_ID("UID", BCStyle.UID, StringType.UTF8, 256),
    DOMAIN_COMPONENT("DC", BCStyle.DC, StringType.IA5, 63);

    private static final class Bounds {
        /** Far above every real name, far below what could trouble a reader. */
        static final int ANY_TEXT = 1_000;
    }

    private enum StringType {
        UTF8,
        PRINTABLE,
        IA5
    }

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers cannot change
    private final ASN1ObjectIdentifier oid;

    private final StringType type;
    private final int maximumLength;

    NameAttribute(String label, ASN1ObjectIdentifier oid, StringType type, int maximumLength) {
        this.label = label;
        this.oid = oid;
        this.type = type;
        this.maximumLength = maximumLength;
    }

    /** The short name that the field uses. */
    public String label() {
        return label;
    }

    public ASN1ObjectIdentifier oid() {
        return oid;
    }

    /** In characters. */
    public int maximumLength() {
        return maximumLength;
    }

    public static Optional<NameAttribute> of(ASN1ObjectIdentifier oid) {
        return Stream.of(values())
                .filter(attribute -> attribute.oid.equals(oid))
                .findFirst();
    }

    public static Optional<NameAttribute> ofLabel(String label) {
        return Stream.of(values())
                .filter(attribute -> attribute.label.equals(label))
                .findFirst();
    }

    /** Whether a value is encoded in this attribute's string type. */
    public boolean hasOwnType(ASN1Encodable value) {
        return switch (type) {
            case UTF8 -> value instanceof ASN1UTF8String;
            case PRINTABLE -> value instanceof ASN1PrintableString;
            case IA5 -> value instanceof ASN1IA5String;
        };
    }

    /** What is wrong with a text as this attribute's value, if anything. */
    public Optional<String> defect(String text) {
        if (text.isBlank()) {
            return Optional.of("is empty");
        }
        if (!text.strip().equals(text)) {
            return Optional.of("begins or ends with a blank");
        }
        if (text.codePointCount(0, text.length()) > maximumLength) {
            return Optional.of("is longer than " + maximumLength + " characters");
        }
        if (text.codePoints().anyMatch(NameAttribute::isUnfit)) {
            return Optional.of("holds a character that is not text");
        }
        boolean fits = switch (type) {
            case UTF8 -> true;
            case PRINTABLE -> DERPrintableString.isPrintableString(text);
            case IA5 -> DERIA5String.isIA5String(text);
        };
        return fits ? Optional.empty() : Optional.of("holds a character that its string type does not have");
    }

    /** The text of a value in any of the string types. */
    public static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : "";
    }

    ASN1Encodable encode(String text) throws InvalidNameException {
        var defect = defect(text);
        if (defect.isPresent()) {
            throw InvalidNameException.of(this, defect.get());
        }
        return switch (type) {
            case UTF8 -> new DERUTF8String(text);
            case PRINTABLE -> new DERPrintableString(text);
            case IA5 -> new DERIA5String(text);
        };
    }

    private static boolean isUnfit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
