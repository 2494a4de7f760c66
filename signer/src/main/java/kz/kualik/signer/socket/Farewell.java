package kz.kualik.signer.socket;

/** Why a socket is closed by this side (RFC 6455, section 7.4). */
enum Farewell {
    LATE((short) 1008, "a message was begun and not ended"),
    FULL((short) 1013, "no room for this message now");

    private final short code;
    private final String words;

    Farewell(short code, String words) {
        this.code = code;
        this.words = words;
    }

    short code() {
        return code;
    }

    String words() {
        return words;
    }
}
