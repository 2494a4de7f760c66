package kz.kualik.authority;

/** A value in {@code kualik.yaml} cannot be used; the message names the key, the value and one that would do. */
public final class InvalidConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param key the full name of the key
     * @param value what stands there; never a secret
     * @param example a value that would do
     */
    public InvalidConfigurationException(String key, String value, String example) {
        super("the configuration key " + key + " cannot be \"" + value + "\"; a good value is " + example);
    }
}
