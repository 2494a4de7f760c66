package kz.kualik.authority.audit;

/**
 * What the act was done to.
 *
 * @param kind the kind of thing in one word of the house, for example {@code application} or {@code certificate}
 * @param id its id; for a certificate the issuer and the serial number, for example {@code rsa/7e30…}
 */
public record AuditedObject(String kind, String id) {

    public AuditedObject {
        AuditText.requireId("the object's kind", kind);
        AuditText.requireId("the object's id", id);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
