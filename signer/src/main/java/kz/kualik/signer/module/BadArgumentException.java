package kz.kualik.signer.module;

/** An argument is missing, or of another type than it has to be. */
final class BadArgumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private BadArgumentException(String message) {
        super(message);
    }

    static BadArgumentException missing(String name) {
        return new BadArgumentException("org.json.JSONException: JSONObject[\"" + name + "\"] not found.");
    }

    static BadArgumentException type(String name, String type) {
        return new BadArgumentException("org.json.JSONException: JSONObject[\"" + name + "\"] is not a " + type + ".");
    }

    static BadArgumentException value(String name, String why) {
        return new BadArgumentException("java.lang.IllegalArgumentException: " + name + " " + why);
    }
}
