package kz.kualik.acceptance.demo;

import java.util.List;

/**
 * A verifier that we did not write, as command lines over files of the demo's folder. Every command ends with exit code 0
 * exactly if it finds the file right.
 */
sealed interface ForeignJudge permits OpensslJudge, GostOracleJudge {

    /** An end-entity certificate against its chain. */
    List<String> certificate(String certificate);

    /** A key store opens with its password. */
    List<String> keyStore(String keyStore, String password);

    /** A revocation list against the issuing authority. */
    List<String> revocationList(String list);

    /** An OCSP response about a certificate; right whatever status it tells. */
    List<String> ocspResponse(String response, String certificate);

    /** A time-stamp response over a document. */
    List<String> timeStamp(String response, String document);

    /** A CMS signature that carries its content. */
    List<String> attachedCms(String cms);

    /** A CMS signature beside its content. */
    List<String> detachedCms(String cms, String content);

    /** A signed XML document. */
    List<String> signedXml(String xml);
}
