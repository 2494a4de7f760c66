package kz.kualik.authority.keys;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.staff.StaffRegister;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives the sandbox's operators, whom the register of staff has enrolled, the certificates that the first start made, in the
 * order of their centres. Whoever has one keeps it, so a start that was cut short is completed by the next one.
 */
final class OperatorBinding {

    private final StaffRegister staff;
    private final TransactionOperations transactions;

    OperatorBinding(StaffRegister staff, TransactionOperations transactions) {
        this.staff = staff;
        this.transactions = transactions;
    }

    void bind(List<X509Certificate> certificates) {
        transactions.executeWithoutResult(transaction -> {
            var members = staff.members().stream()
                    .sorted(Comparator.comparing(
                                    (StaffMember member) -> member.centre().value())
                            .thenComparing(member -> member.id().toString()))
                    .toList();
            var free = certificates.stream()
                    .filter(certificate -> !staff.isKnown(certificate))
                    .iterator();
            for (var member : members) {
                if (!member.hasCertificate() && free.hasNext()) {
                    staff.bindCertificate(member.id(), free.next());
                }
            }
        });
    }
}
