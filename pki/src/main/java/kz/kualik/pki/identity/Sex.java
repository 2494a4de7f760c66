package kz.kualik.pki.identity;

/** Sex as the seventh digit of an IIN tells it. */
public enum Sex {
    FEMALE,
    MALE
}
