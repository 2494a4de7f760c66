package kz.kualik.pki.identity;

/** Which part of an entity the sixth digit of a BIN tells. */
public enum EntityUnit {
    HEAD_OFFICE('0'),
    BRANCH('1'),
    REPRESENTATIVE_OFFICE('2'),
    PEASANT_FARM('3');

    private final char digit;

    EntityUnit(char digit) {
        this.digit = digit;
    }

    char digit() {
        return digit;
    }
}
