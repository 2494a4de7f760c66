package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Collection;

/**
 * The port through which issuance tells the world the state of serial numbers; implemented by the room of revocation.
 *
 * <p>To be called inside the transaction that stores the certificates or retires the numbers: the lines of the log stand if
 * and only if that transaction commits, so nothing is to be told afterwards and nothing is lost by a crash. The lines are
 * written at the end of the transaction in one statement, under a lock that is held to the commit and is always taken just
 * before that of the audit log; their order is the order of the commits. A serial number that is revoked stays revoked, in
 * whatever order the calls come.
 *
 * <p>When the commit has returned, the responder of this process answers accordingly; every other responder follows the log
 * within moments and judges a number that it does not know only when it has seen the log's present end. So a certificate
 * may be handed out after the commit.
 *
 * <p>Both methods throw {@link org.springframework.transaction.IllegalTransactionStateException} if no transaction is open.
 */
public interface StatusLog {

    /** These certificates are stored in this transaction. */
    void issued(Collection<CertificateId> certificates);

    /** These serial numbers were planned and will never be a certificate: answered as revoked since this time. */
    void retired(Collection<CertificateId> serials, Instant at);
}
