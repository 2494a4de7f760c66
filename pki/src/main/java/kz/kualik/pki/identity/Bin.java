package kz.kualik.pki.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** A business identification number (бизнес сәйкестендіру нөмірі, БИН): twelve digits, the last one a check digit. */
public final class Bin implements Comparable<Bin> {

    private final String digits;
    private final EntityKind kind;

    private Bin(String digits, EntityKind kind) {
        this.digits = digits;
        this.kind = kind;
    }

    /** Reads a number that the state can have issued. */
    public static Bin parse(String text) throws InvalidBinException {
        return parse(text, IdentifierRules.STRICT);
    }

    /**
     * Reads a number by the given rules. Nothing but twelve digits is taken, no blanks either.
     *
     * @throws InvalidBinException says which digit is wrong
     */
    public static Bin parse(String text, IdentifierRules rules) throws InvalidBinException {
        var defect = CheckDigit.defect(text, rules);
        if (defect.isPresent()) {
            throw new InvalidBinException(defect.get());
        }
        char fifth = text.charAt(4);
        var kind = Stream.of(EntityKind.values())
                .filter(candidate -> candidate.digit() == fifth)
                .findFirst();
        if (kind.isEmpty()) {
            throw new InvalidBinException(
                    fifth <= '3'
                            ? Defect.digit(
                                    IdentifierFlaw.OTHER_KIND, 5, "0 to 3 stand in an IIN, a BIN has 4 to 6 there")
                            : Defect.digit(IdentifierFlaw.FIFTH_DIGIT, 5, "it must be 4 to 6"));
        }
        return new Bin(text, kind.get());
    }

    /** The twelve digits. */
    public String digits() {
        return digits;
    }

    /** The number can never be issued: only the sandbox's entities carry such. */
    public boolean isSandbox() {
        return CheckDigit.neverIssued(digits);
    }

    public EntityKind kind() {
        return kind;
    }

    /** The part of the entity that the sixth digit suggests; other digits have been seen, so for plausibility only. */
    public Optional<EntityUnit> plausibleUnit() {
        return Stream.of(EntityUnit.values())
                .filter(unit -> unit.digit() == digits.charAt(5))
                .findFirst();
    }

    @Override
    public int compareTo(Bin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bin that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "Bin[" + digits + "]";
    }
}
