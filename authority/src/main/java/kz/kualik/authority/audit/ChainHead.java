package kz.kualik.authority.audit;

/**
 * Up to where a chain goes.
 *
 * @param chain its name
 * @param sequence the number of its last row
 * @param hash the hash of that row
 */
record ChainHead(String chain, long sequence, AuditHash hash) {}
