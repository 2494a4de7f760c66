package kz.kualik.authority.registry;

/** How a legal entity stands in the registry. */
public enum EntityState {
    ACTIVE,
    /** Being wound up: nobody gets a certificate for it any more. */
    IN_LIQUIDATION,
    LIQUIDATED
}
