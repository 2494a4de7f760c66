package kz.kualik.pki.identity;

/** What sort of entity the fifth digit of a BIN tells. */
public enum EntityKind {
    RESIDENT('4'),
    NON_RESIDENT('5'),
    JOINT_ENTREPRENEUR('6');

    private final char digit;

    EntityKind(char digit) {
        this.digit = digit;
    }

    char digit() {
        return digit;
    }
}
