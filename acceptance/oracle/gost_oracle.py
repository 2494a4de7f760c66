#!/usr/bin/env python3
"""An independent judge of Kazakh GOST signatures.

OpenSSL's gost-engine implements GOST R 34.10-2012 and 34.11-2012, which are the Kazakh standards of 2015 under Russian
object identifiers. This script takes keys, signatures and the signed octets out of certificates, CRLs, CMS, OCSP
responses, time-stamps and signed XML with a small BER reader of its own, rewrites the key's identifiers to the Russian
ones, reverses the octets of the signature (Kazakh: r, s little-endian; Russian: s, r big-endian) and lets `openssl`
judge.
No code of Kualik takes part, and none of Java's. RSA and ECDSA signatures are handed to `openssl` as they are.

Only Python's standard library, `openssl` and Debian's libengine-gost-openssl are needed. GOST 34.310-2004 cannot be
judged: gost-engine offers no digest with its substitution block.
"""

import argparse
import base64
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

OK, BAD, UNREADABLE = 0, 1, 2

USAGE_EPILOG = """\
Files may be DER, PEM or bare base64.
Exit code: 0 every signature is right; 1 at least one is wrong (or does not fit the data);
           2 something cannot be read or judged: malformed file, missing content, unknown algorithm, no gost engine.
"""

MAXIMUM_FILE = 64 * 1024 * 1024
MAXIMUM_DEPTH = 40


class Unreadable(Exception):
    """Not to be judged: exit code 2."""


class BadSignature(Exception):
    """Judged, and wrong: exit code 1."""


# --------------------------------------------------------------------------------------------------------------------
# BER


class Node:
    """One element of a BER structure: its tag octet, its content and its whole encoding."""

    def __init__(self, data, start, tag, content_start, content_end, end):
        self.data, self.start, self.tag = data, start, tag
        self.content_start, self.content_end, self.end = content_start, content_end, end

    @property
    def raw(self):
        return self.data[self.start:self.end]

    @property
    def content(self):
        return self.data[self.content_start:self.content_end]

    def children(self):
        if not self.tag & 0x20:
            raise Unreadable("a constructed element was expected, tag %02x found" % self.tag)
        found, at = [], self.content_start
        while at < self.content_end:
            node = read_node(self.data, at, self.content_end)
            found.append(node)
            at = node.end
        return found

    def child(self, index, what):
        children = self.children()
        if index >= len(children):
            raise Unreadable("%s is missing" % what)
        return children[index]

    def octets(self, depth=0):
        """The value of an OCTET STRING, also when it comes in segments."""
        if not self.tag & 0x20:
            return self.content
        if depth > MAXIMUM_DEPTH:
            raise Unreadable("an OCTET STRING is nested too deep")
        return b"".join(part.octets(depth + 1) for part in self.children())

    def oid(self):
        if self.tag != 0x06 or not self.content:
            raise Unreadable("an OBJECT IDENTIFIER was expected, tag %02x found" % self.tag)
        arcs, value = [], 0
        for octet in self.content:
            value = (value << 7) | (octet & 0x7F)
            if not octet & 0x80:
                arcs.append(value)
                value = 0
        first = min(arcs[0] // 40, 2)
        return ".".join(str(arc) for arc in [first, arcs[0] - 40 * first] + arcs[1:])

    def bits(self):
        if self.tag != 0x03 or not self.content or self.content[0] != 0:
            raise Unreadable("a BIT STRING of whole octets was expected")
        return self.content[1:]

    def expect(self, tag, what):
        if self.tag != tag:
            raise Unreadable("%s was expected, tag %02x found" % (what, self.tag))
        return self


def read_node(data, start, limit, depth=0):
    if depth > MAXIMUM_DEPTH:
        raise Unreadable("nested too deep")
    if start + 2 > limit:
        raise Unreadable("ends in the middle of an element")
    tag = data[start]
    if tag & 0x1F == 0x1F:
        raise Unreadable("tags above 30 do not occur here")
    length, at = data[start + 1], start + 2
    if length == 0x80:
        if not tag & 0x20:
            raise Unreadable("a primitive element of indefinite length")
        end = at
        while data[end:end + 2] != b"\0\0":
            end = read_node(data, end, limit, depth + 1).end
        return Node(data, start, tag, at, end, end + 2)
    if length & 0x80:
        count = length & 0x7F
        if count > 4 or at + count > limit:
            raise Unreadable("a length that cannot be")
        length = int.from_bytes(data[at:at + count], "big")
        at += count
    if at + length > limit:
        raise Unreadable("an element is longer than what holds it")
    return Node(data, start, tag, at, at + length, at + length)


def parse(data):
    node = read_node(data, 0, len(data))
    if node.end != len(data):
        raise Unreadable("%d octets follow the structure" % (len(data) - node.end))
    return node


def der(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        header = bytes([size])
    else:
        octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
        header = bytes([0x80 | len(octets)]) + octets
    return bytes([tag]) + header + body


def der_oid(text):
    arcs = [int(arc) for arc in text.split(".")]
    body = bytearray()
    for arc in [40 * arcs[0] + arcs[1]] + arcs[2:]:
        septets = [arc & 0x7F]
        while arc > 0x7F:
            arc >>= 7
            septets.append(0x80 | (arc & 0x7F))
        body += bytes(reversed(septets))
    return der(0x06, bytes(body))


# --------------------------------------------------------------------------------------------------------------------
# Algorithms


class Gost:
    """A Kazakh algorithm and the Russian one that it is."""

    def __init__(self, key, params, digest, signature, russian_key, russian_params, russian_digest, md, length):
        self.key, self.params, self.digest, self.signature = key, params, digest, signature
        self.russian_key, self.russian_params, self.russian_digest = russian_key, russian_params, russian_digest
        self.md, self.length = md, length

    def russian_identifier(self):
        return der(0x30, der_oid(self.russian_key),
                   der(0x30, der_oid(self.russian_params), der_oid(self.russian_digest)))


KZ = "1.2.398.3.10.1"
GOSTS = [
    Gost(KZ + ".1.2.2", KZ + ".1.2.2.1", KZ + ".3.3", KZ + ".1.2.3.2",
         "1.2.643.7.1.1.1.2", "1.2.643.7.1.2.1.2.1", "1.2.643.7.1.1.2.3", "md_gost12_512", 64),
    Gost(KZ + ".1.2.1", KZ + ".1.2.1.1", KZ + ".3.2", KZ + ".1.2.3.1",
         "1.2.643.7.1.1.1.1", "1.2.643.7.1.2.1.1.1", "1.2.643.7.1.1.2.2", "md_gost12_256", 32),
]
GOST_2004_KEY = KZ + ".1.1.1"
RSA_KEY, EC_KEY = "1.2.840.113549.1.1.1", "1.2.840.10045.2.1"

DIGESTS = {
    KZ + ".3.2": "md_gost12_256",
    KZ + ".3.3": "md_gost12_512",
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
SIGNATURE_DIGESTS = {
    "1.2.840.113549.1.1.5": "sha1", "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512",
    "1.2.840.10045.4.1": "sha1", "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384", "1.2.840.10045.4.3.4": "sha512",
}

XML_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
XML_FORM_WITH_COMMENTS = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
XML_PLAIN_FORMS = {"http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#"}
XML_NUC = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
XML_SIGNATURES = {
    XML_NUC + "gostr34102015-gostr34112015-512": GOSTS[0].signature,
    XML_NUC + "gostr34102015-gostr34112015-256": GOSTS[1].signature,
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "1.2.840.113549.1.1.11",
}
XML_DIGESTS = {
    XML_NUC + "gostr34112015-512": GOSTS[0].digest,
    XML_NUC + "gostr34112015-256": GOSTS[1].digest,
    "http://www.w3.org/2001/04/xmlenc#sha256": "2.16.840.1.101.3.4.2.1",
}


def gost_of_key(identifier):
    """The algorithm of a key's AlgorithmIdentifier, or None if it is not Kazakh."""
    oid = identifier.child(0, "the key algorithm").oid()
    if oid == GOST_2004_KEY:
        raise Unreadable("GOST 34.310-2004 is exempt: gost-engine has no digest with its substitution block")
    for gost in GOSTS:
        if gost.key == oid:
            params = identifier.child(1, "the key's parameters").expect(0x30, "the key's parameters")
            if params.child(0, "the parameter set").oid() != gost.params:
                raise Unreadable("an unknown parameter set")
            return gost
    return None


# --------------------------------------------------------------------------------------------------------------------
# OpenSSL


class OpenSsl:
    """Runs the openssl program on files in a folder that is gone afterwards."""

    def __init__(self, folder):
        self.folder = folder
        self.engine_checked = False
        self.count = 0

    def run(self, *arguments):
        try:
            return subprocess.run(["openssl", *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
                                  check=False)
        except FileNotFoundError:
            raise Unreadable("the openssl program is not installed") from None
        except subprocess.TimeoutExpired:
            raise Unreadable("openssl did not answer within a minute") from None

    def require_engine(self):
        if not self.engine_checked:
            answer = self.run("engine", "-t", "gost")
            if answer.returncode != 0 or b"[ available ]" not in answer.stdout:
                raise Unreadable("openssl has no gost engine; on Debian: apt-get install libengine-gost-openssl")
            self.engine_checked = True

    def store(self, data):
        self.count += 1
        path = os.path.join(self.folder, "%d.bin" % self.count)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        return path

    def engine_for(self, md):
        if md.startswith("md_gost"):
            self.require_engine()
            return ["-engine", "gost"]
        return []

    def digest(self, md, data):
        answer = self.run("dgst", *self.engine_for(md), "-" + md, "-binary", self.store(data))
        if answer.returncode != 0 or not answer.stdout:
            raise Unreadable("openssl cannot compute %s" % md)
        return answer.stdout

    def verify(self, spki, md, data, signature):
        engine = self.engine_for(md)
        key = self.store(pem("PUBLIC KEY", spki))
        if self.run("pkey", *engine, "-pubin", "-noout", "-in", key).returncode != 0:
            raise Unreadable("openssl does not accept the public key")
        answer = self.run("dgst", *engine, "-" + md, "-verify", key, "-signature", self.store(signature),
                          self.store(data))
        return answer.returncode == 0 and b"Verified OK" in answer.stdout

    def sign(self, pkcs8, md, data):
        answer = self.run("dgst", *self.engine_for(md), "-" + md, "-sign", self.store(pem("PRIVATE KEY", pkcs8)),
                          self.store(data))
        if answer.returncode != 0 or not answer.stdout:
            raise Unreadable("openssl cannot sign with this key")
        return answer.stdout


def pem(label, data):
    body = base64.b64encode(data).decode()
    lines = [body[i:i + 64] for i in range(0, len(body), 64)]
    return ("-----BEGIN %s-----\n%s\n-----END %s-----\n" % (label, "\n".join(lines), label)).encode()


# --------------------------------------------------------------------------------------------------------------------
# Judging


class Judge:
    def __init__(self, openssl):
        self.openssl = openssl

    def check(self, what, spki, signature_oid, digest_oid, data, signature):
        """Raises BadSignature unless the signature is right. The key decides on the algorithm."""
        identifier = spki.child(0, "the key's algorithm")
        gost = gost_of_key(identifier)
        if gost:
            if signature_oid not in (gost.signature, gost.key):
                raise Unreadable("%s: the signature algorithm %s does not fit the key" % (what, signature_oid))
            if digest_oid not in (None, gost.digest):
                raise Unreadable("%s: the digest %s does not fit the key" % (what, digest_oid))
            if len(signature) != 2 * gost.length:
                raise BadSignature("%s: the signature has %d octets" % (what, len(signature)))
            key = der(0x30, gost.russian_identifier(), spki.child(1, "the public key").raw)
            right = self.openssl.verify(key, gost.md, data, signature[::-1])
        else:
            key_oid = identifier.child(0, "the key algorithm").oid()
            md = SIGNATURE_DIGESTS.get(signature_oid)
            if md is None and signature_oid == key_oid and key_oid in (RSA_KEY, EC_KEY):
                md = DIGESTS.get(digest_oid)
            if md is None:
                raise Unreadable("%s: the signature algorithm %s is not known" % (what, signature_oid))
            right = self.openssl.verify(spki.raw, md, data, signature)
        if not right:
            raise BadSignature("%s: the signature is wrong" % what)
        say("%s: the signature is right" % what)

    def digest(self, oid, data):
        if oid not in DIGESTS:
            raise Unreadable("the digest %s is not known" % oid)
        return self.openssl.digest(DIGESTS[oid], data)


class Signed:
    """SIGNED { tbs, algorithm, signature }, the shape of certificates, requests, CRLs and basic OCSP responses."""

    def __init__(self, node):
        parts = node.expect(0x30, "a SEQUENCE").children()
        if len(parts) < 3:
            raise Unreadable("not a signed structure")
        self.tbs, self.algorithm, self.signature = parts[0], parts[1], parts[2]
        self.rest = parts[3:]

    def check(self, judge, what, spki):
        judge.check(what, spki, self.algorithm.child(0, "the signature algorithm").oid(), None, self.tbs.raw,
                    self.signature.bits())


class Certificate(Signed):
    def __init__(self, node):
        super().__init__(node)
        fields = self.tbs.expect(0x30, "a certificate").children()
        if fields and fields[0].tag == 0xA0:
            fields = fields[1:]
        if len(fields) < 6:
            raise Unreadable("not a certificate")
        self.serial, self.issuer, self.subject, self.spki = fields[0], fields[2], fields[4], fields[5]
        self.key_identifier = self.find_key_identifier(fields)

    @staticmethod
    def find_key_identifier(fields):
        for field in fields[6:]:
            if field.tag != 0xA3:
                continue
            for extension in field.child(0, "the extensions").children():
                if extension.child(0, "the extension's id").oid() == "2.5.29.14":
                    return parse(extension.children()[-1].octets()).octets()
        return None

    @property
    def name(self):
        return "certificate %s" % self.serial.content.hex()


class SignedData:
    """CMS SignedData (RFC 5652, section 5)."""

    def __init__(self, node):
        parts = node.expect(0x30, "a ContentInfo").children()
        if len(parts) < 2 or parts[0].oid() != "1.2.840.113549.1.7.2":
            raise Unreadable("not a CMS SignedData")
        fields = parts[1].child(0, "the SignedData").children()
        if len(fields) < 4:
            raise Unreadable("not a CMS SignedData")
        encapsulated = fields[2].children()
        self.content_type = encapsulated[0]
        self.content = encapsulated[1].child(0, "the content").octets() if len(encapsulated) > 1 else None
        self.certificates, self.signers = [], fields[-1].expect(0x31, "the signers").children()
        for field in fields[3:-1]:
            if field.tag == 0xA0:
                self.certificates = [Certificate(item) for item in field.children() if item.tag == 0x30]

    def check(self, judge, what, content, more_certificates):
        if self.content is not None:
            if content is not None and content != self.content:
                raise BadSignature("%s: the content inside is not the content given" % what)
            content = self.content
        if content is None:
            raise Unreadable("%s: the signature is detached and no content is given (--content)" % what)
        if not self.signers:
            raise Unreadable("%s: nobody has signed" % what)
        for number, signer in enumerate(self.signers, 1):
            label = "%s, signer %d" % (what, number)
            SignerInfo(signer).check(judge, label, self, content, self.certificates + more_certificates)


class SignerInfo:
    def __init__(self, node):
        fields = node.expect(0x30, "a SignerInfo").children()
        if len(fields) < 5:
            raise Unreadable("not a SignerInfo")
        self.sid, self.digest_oid = fields[1], fields[2].child(0, "the digest algorithm").oid()
        self.signed = fields[3] if fields[3].tag == 0xA0 else None
        rest = fields[4:] if self.signed else fields[3:]
        if len(rest) < 2:
            raise Unreadable("not a SignerInfo")
        self.signature_oid = rest[0].child(0, "the signature algorithm").oid()
        self.signature = rest[1].octets()
        self.unsigned = rest[2] if len(rest) > 2 and rest[2].tag == 0xA1 else None

    def certificate(self, candidates, what):
        for certificate in candidates:
            if self.sid.tag == 0x80:
                if certificate.key_identifier == self.sid.content:
                    return certificate
            elif (certificate.issuer.raw == self.sid.child(0, "the issuer").raw
                  and certificate.serial.raw == self.sid.child(1, "the serial number").raw):
                return certificate
        raise Unreadable("%s: the signer's certificate is missing (--certificate)" % what)

    def check(self, judge, what, signed_data, content, candidates):
        certificate = self.certificate(candidates, what)
        digest = judge.digest(self.digest_oid, content)
        data = content
        if self.signed is not None:
            attributes = attribute_values(self.signed)
            if attributes.get("1.2.840.113549.1.9.3", [None])[0] != signed_data.content_type.raw:
                raise BadSignature("%s: the content type attribute does not fit" % what)
            if attributes.get("1.2.840.113549.1.9.4", [None])[0] != der(0x04, digest):
                raise BadSignature("%s: the message digest does not fit the content" % what)
            data = der(0x31, *sorted(attribute.raw for attribute in self.signed.children()))
        judge.check(what, certificate.spki, self.signature_oid, self.digest_oid, data, self.signature)
        if self.unsigned is not None:
            for token in attribute_values(self.unsigned).get("1.2.840.113549.1.9.16.2.14", []):
                check_token(judge, what + ", time-stamp", parse(token), self.signature, [])


def attribute_values(node):
    found = {}
    for attribute in node.children():
        values = attribute.child(1, "an attribute's values").children()
        found[attribute.child(0, "an attribute's type").oid()] = [value.raw for value in values]
    return found


def check_token(judge, what, node, data, certificates):
    """A time-stamp token (RFC 3161): the imprint fits the data, if any is given, and the TSA's signature is right."""
    token = SignedData(node)
    if token.content_type.oid() != "1.2.840.113549.1.9.16.1.4" or token.content is None:
        raise Unreadable("%s: not a time-stamp token" % what)
    imprint = parse(token.content).child(2, "the imprint")
    oid = imprint.child(0, "the imprint's algorithm").child(0, "the imprint's algorithm").oid()
    if data is not None:
        if judge.digest(oid, data) != imprint.child(1, "the imprint").octets():
            raise BadSignature("%s: the imprint does not fit the data" % what)
        say("%s: the imprint fits the data" % what)
    token.check(judge, what, None, certificates)


# --------------------------------------------------------------------------------------------------------------------
# Commands


def verify_cert(judge, options):
    certificate, issuer = Certificate(load(options.certificate)), Certificate(load(options.issuer))
    if certificate.issuer.raw != issuer.subject.raw:
        raise BadSignature("%s: its issuer has another name than the issuer given" % certificate.name)
    certificate.check(judge, certificate.name, issuer.spki)


def verify_request(judge, options):
    request = Signed(load(options.request))
    request.check(judge, "request", request.tbs.child(2, "the public key"))


def verify_crl(judge, options):
    crl, issuer = Signed(load(options.crl)), Certificate(load(options.issuer))
    fields = crl.tbs.expect(0x30, "a CRL").children()
    name = fields[2] if fields and fields[0].tag == 0x02 else fields[1]
    if name.raw != issuer.subject.raw:
        raise BadSignature("CRL: its issuer has another name than the issuer given")
    crl.check(judge, "CRL", issuer.spki)


def verify_cms(judge, options):
    content = read_file(options.content) if options.content else None
    more = [Certificate(load(path)) for path in options.certificate]
    SignedData(load(options.cms)).check(judge, "CMS", content, more)


def verify_ocsp(judge, options):
    issuer = Certificate(load(options.issuer))
    parts = load(options.response).expect(0x30, "an OCSPResponse").children()
    if parts[0].content != b"\0" or len(parts) < 2:
        raise Unreadable("OCSP: the response is an error and carries no signature")
    answer = parts[1].child(0, "the response bytes")
    if answer.child(0, "the response type").oid() != "1.3.6.1.5.5.7.48.1.1":
        raise Unreadable("OCSP: not a basic response")
    basic = Signed(parse(answer.child(1, "the response").octets()))
    responder = issuer
    if basic.rest:
        responder = Certificate(basic.rest[0].child(0, "the certificates").child(0, "the responder's certificate"))
        if responder.spki.raw != issuer.spki.raw:
            if responder.issuer.raw != issuer.subject.raw:
                raise BadSignature("OCSP: the responder is not a delegate of the issuer given")
            responder.check(judge, "OCSP responder's " + responder.name, issuer.spki)
    basic.check(judge, "OCSP", responder.spki)


def verify_tsp(judge, options):
    node = load(options.token)
    first = node.child(0, "the status or type")
    if first.tag == 0x30:
        if first.child(0, "the status").content not in (b"\0", b"\1"):
            raise Unreadable("TSP: the response is a refusal")
        node = node.child(1, "the token")
    data = read_file(options.data) if options.data else None
    check_token(judge, "TSP", node, data, [Certificate(load(path)) for path in options.certificate])


def verify_xml(judge, options):
    """Enveloped signatures over the whole document, each judged without itself and those after it."""
    try:
        text = read_file(options.xml).decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("the document is not UTF-8") from None
    if "<!DOCTYPE" in text:
        raise Unreadable("the document has a document type")
    signatures = list(re.finditer(r"<(\w+:)?Signature\b[^>]*>.*?</(\w+:)?Signature>", text, re.DOTALL))
    if not signatures:
        raise Unreadable("the document has no signature")
    for number, found in reversed(list(enumerate(signatures, 1))):
        text_without = text[:found.start()] + text[found.end():]
        check_xml_signature(judge, "signature %d" % number, found.group(0), text_without)
        text = text_without


def check_xml_signature(judge, what, signature, document):
    if document_part(signature, "URI", attribute_of="Reference") != "":
        raise Unreadable("%s: only references to the whole document are judged here" % what)
    methods = [document_part(signature, "Algorithm", attribute_of=name)
               for name in ("CanonicalizationMethod", "SignatureMethod", "DigestMethod")]
    if methods[0] not in XML_PLAIN_FORMS or methods[1] not in XML_SIGNATURES or methods[2] not in XML_DIGESTS:
        raise Unreadable("%s: made with methods that are not known: %s" % (what, ", ".join(methods)))
    transforms = re.findall(r"<(?:\w+:)?Transform\b[^>]*Algorithm=\"([^\"]*)\"", signature)
    if transforms[:1] != [XML_ENVELOPED] or not set(transforms[1:]) <= XML_PLAIN_FORMS | {XML_FORM_WITH_COMMENTS}:
        raise Unreadable("%s: made with transforms that are not known: %s" % (what, ", ".join(transforms)))

    # A reference to "" leaves comments out whatever the canonical form could keep (XMLDSig, section 4.4.3.3).
    digest = judge.digest(XML_DIGESTS[methods[2]], canonical(document))
    if digest != xml_octets(signature, "DigestValue"):
        raise BadSignature("%s: the document is not the one that was signed" % what)
    certificate = Certificate(parse(xml_octets(signature, "X509Certificate")))
    judge.check(what, certificate.spki, XML_SIGNATURES[methods[1]], None,
                canonical(signed_info(signature)),
                xml_octets(signature, "SignatureValue"))


def signed_info(signature):
    """SignedInfo as a document of its own, with the namespace that it inherits from its parent."""
    found = re.search(r"<(?:(\w+):)?SignedInfo\b.*?</(?:\w+:)?SignedInfo>", signature, re.DOTALL)
    declared = re.match(r"<[^>]*?\b(xmlns(?::\w+)?=\"http://www.w3.org/2000/09/xmldsig#\")", signature)
    if not found or not declared:
        raise Unreadable("a signature without SignedInfo, or outside of its namespace")
    return re.sub(r"^<((?:\w+:)?SignedInfo)", lambda start: "<%s %s" % (start.group(1), declared.group(1)),
                  found.group(0))


def canonical(text):
    """The canonical form. Python offers version 2.0, which leaves out namespaces that no name uses; where it does so,
    the form of version 1.0 would be another, and the document is not judged."""
    try:
        form = xml.etree.ElementTree.canonicalize(text)
    except xml.etree.ElementTree.ParseError as error:
        raise Unreadable("not well-formed XML: %s" % error) from None
    if len(re.findall(r"\sxmlns[:=]", text)) != len(re.findall(r"\sxmlns[:=]", form)):
        raise Unreadable("the document declares namespaces that it does not use")
    return form.encode("utf-8")


def xml_octets(signature, name):
    """The octets of an element in base64, whose wrapped lines may carry the character reference of a carriage return."""
    return base64.b64decode(document_part(signature, name).replace("&#13;", ""))


def document_part(signature, name, attribute_of=None):
    """The text of the first element of this name, or of an attribute of the first element called attribute_of."""
    if attribute_of:
        pattern = r"<(?:\w+:)?%s\b[^>]*?\b%s=\"([^\"]*)\"" % (attribute_of, name)
    else:
        pattern = r"<(?:\w+:)?%s\b[^>]*>([^<]*)<" % name
    found = re.search(pattern, signature)
    if not found:
        raise Unreadable("a signature without %s" % (attribute_of or name))
    return found.group(1)


def verify_raw(judge, options):
    spki = load(options.key)
    gost = gost_of_key(spki.child(0, "the key's algorithm"))
    oid = gost.signature if gost else raw_signature_oid(spki)
    judge.check("data", spki, oid, None, read_file(options.data), read_file(options.signature))


def raw_signature_oid(spki):
    key = spki.child(0, "the key's algorithm").child(0, "the key algorithm").oid()
    if key == RSA_KEY:
        return "1.2.840.113549.1.1.11"
    if key == EC_KEY:
        return "1.2.840.10045.4.3.2"
    raise Unreadable("the key algorithm %s is not known" % key)


def sign_raw(judge, options):
    fields = load(options.key).expect(0x30, "a PrivateKeyInfo").children()
    if len(fields) < 3:
        raise Unreadable("not a PrivateKeyInfo")
    gost = gost_of_key(fields[1])
    if not gost:
        raise Unreadable("sign-raw signs with Kazakh GOST keys only")
    inner = parse(fields[2].expect(0x04, "the private key").content)
    scalar = inner.content if inner.tag == 0x04 else inner.content.lstrip(b"\0").rjust(gost.length, b"\0")[::-1]
    if len(scalar) != gost.length:
        raise Unreadable("the private key has %d octets" % len(scalar))
    russian = der(0x30, b"\x02\x01\x00", gost.russian_identifier(), der(0x04, scalar))
    signature = judge.openssl.sign(russian, gost.md, read_file(options.data))[::-1]
    with open(options.signature, "wb") as file:
        file.write(signature)
    say("%d octets of signature written to %s" % (len(signature), options.signature))


# --------------------------------------------------------------------------------------------------------------------
# In and out


def say(text):
    print(text)


def read_file(path):
    try:
        with open(path, "rb") as file:
            data = file.read(MAXIMUM_FILE + 1)
    except OSError as error:
        raise Unreadable("%s: %s" % (path, error.strerror)) from None
    if len(data) > MAXIMUM_FILE:
        raise Unreadable("%s is larger than %d octets" % (path, MAXIMUM_FILE))
    return data


def load(path):
    """A structure from a file in DER, PEM or bare base64."""
    data = read_file(path)
    armour = re.search(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)-----END [A-Z0-9 ]+-----", data, re.DOTALL)
    text = armour.group(1) if armour else data
    if armour or re.fullmatch(rb"[A-Za-z0-9+/=\s]+", data):
        try:
            data = base64.b64decode(b"".join(text.split()), validate=True)
        except ValueError:
            raise Unreadable("%s: broken base64" % path) from None
    try:
        return parse(data)
    except Unreadable as error:
        raise Unreadable("%s: %s" % (path, error)) from None


def arguments():
    parser = argparse.ArgumentParser(
        prog="gost_oracle.py", description="Lets OpenSSL's gost-engine judge Kazakh GOST signatures.",
        epilog=USAGE_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, text):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    sub = command("verify-cert", verify_cert, "a certificate under its issuer's certificate")
    sub.add_argument("certificate", metavar="CERT")
    sub.add_argument("issuer", metavar="ISSUER")
    sub = command("verify-request", verify_request, "a PKCS#10 request under the key inside it")
    sub.add_argument("request", metavar="REQUEST")
    sub = command("verify-crl", verify_crl, "a CRL under its issuer's certificate")
    sub.add_argument("crl", metavar="CRL")
    sub.add_argument("issuer", metavar="ISSUER")
    sub = command("verify-cms", verify_cms, "all signatures of a CMS, with their time-stamps")
    sub.add_argument("--content", metavar="FILE", help="what was signed, if the signature is detached")
    sub.add_argument("--certificate", metavar="CERT", action="append", default=[],
                     help="a signer's certificate that the CMS does not hold")
    sub.add_argument("cms", metavar="CMS")
    sub = command("verify-ocsp", verify_ocsp, "an OCSP response and its responder under the CA's certificate")
    sub.add_argument("response", metavar="RESPONSE")
    sub.add_argument("issuer", metavar="ISSUER")
    sub = command("verify-tsp", verify_tsp, "a time-stamp token or response")
    sub.add_argument("--data", metavar="FILE", help="what was stamped")
    sub.add_argument("--certificate", metavar="CERT", action="append", default=[],
                     help="the TSA's certificate if the token does not hold it")
    sub.add_argument("token", metavar="TOKEN")
    sub = command("verify-xml", verify_xml, "the enveloped signatures of an XML document")
    sub.add_argument("xml", metavar="XML")
    sub = command("verify-raw", verify_raw, "a bare signature; RSA and ECDSA are taken with SHA-256")
    sub.add_argument("--key", metavar="SPKI", required=True, help="SubjectPublicKeyInfo")
    sub.add_argument("--data", metavar="FILE", required=True)
    sub.add_argument("--signature", metavar="FILE", required=True)
    sub = command("sign-raw", sign_raw, "make a bare signature with gost-engine")
    sub.add_argument("--key", metavar="PKCS8", required=True, help="PrivateKeyInfo, not encrypted")
    sub.add_argument("--data", metavar="FILE", required=True)
    sub.add_argument("--signature", metavar="FILE", required=True, help="where the signature is written")
    return parser.parse_args()


def main():
    options = arguments()
    try:
        with tempfile.TemporaryDirectory(prefix="gost-oracle-") as folder:
            options.run(Judge(OpenSsl(folder)), options)
    except BadSignature as error:
        print("BAD: %s" % error, file=sys.stderr)
        return BAD
    except (Unreadable, RecursionError, IndexError, ValueError) as error:
        print("UNREADABLE: %s" % error, file=sys.stderr)
        return UNREADABLE
    return OK


if __name__ == "__main__":
    sys.exit(main())
