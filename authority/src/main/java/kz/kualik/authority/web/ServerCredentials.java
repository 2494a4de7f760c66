package kz.kualik.authority.web;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * With what the server shows who it is, and whose client certificates it looks at. The room that keeps the keys offers one
 * as a bean.
 *
 * @param key the private key of the server certificate
 * @param chain the server certificate and the authorities above it, without the root
 * @param clientAuthorities the authorities that issue operators' certificates
 */
public record ServerCredentials(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {

    public ServerCredentials {
        chain = List.copyOf(chain);
        clientAuthorities = List.copyOf(clientAuthorities);
    }

    /** The key does not belong into a log. */
    @Override
    public String toString() {
        return "ServerCredentials[" + chain.size() + " certificates]";
    }
}
