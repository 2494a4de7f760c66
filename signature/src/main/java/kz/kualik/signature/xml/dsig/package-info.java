/**
 * The machinery of XML signatures (W3C XML Signature 1.1) that enveloped signatures and WS-Security share: reading XML of
 * strangers, canonical forms, the structure of {@code ds:Signature}, references and their digests. It accepts a short list
 * of algorithms and transforms and nothing else; only the canonical forms themselves are computed by Apache Santuario.
 */
@NullMarked
package kz.kualik.signature.xml.dsig;

import org.jspecify.annotations.NullMarked;
