"""Signs and verifies with OpenSSL's gost-engine inside one process, so that no process start is measured.

Reads lines "sign SECONDS" or "verify SECONDS" and answers each with "OPERATIONS SECONDS", both counted in processor time. Every operation includes the
digest of 32 octets, as in the Java loops beside it. Only Python's standard library and libcrypto are used.
"""

import ctypes
import ctypes.util
import sys
import time

NID_GOST_2012_512 = 980
DATA = bytes(range(32))


def library():
    crypto = ctypes.CDLL(ctypes.util.find_library("crypto") or "libcrypto.so.3")
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, arguments in [
        ("ENGINE_by_id", pointer, [text]),
        ("ENGINE_init", number, [pointer]),
        ("ENGINE_set_default", number, [pointer, ctypes.c_uint]),
        ("EVP_get_digestbyname", pointer, [text]),
        ("EVP_PKEY_CTX_new_id", pointer, [number, pointer]),
        ("EVP_PKEY_keygen_init", number, [pointer]),
        ("EVP_PKEY_CTX_ctrl_str", number, [pointer, text, text]),
        ("EVP_PKEY_keygen", number, [pointer, ctypes.POINTER(pointer)]),
        ("EVP_MD_CTX_new", pointer, []),
        ("EVP_MD_CTX_reset", number, [pointer]),
        ("EVP_DigestSignInit", number, [pointer, pointer, pointer, pointer, pointer]),
        ("EVP_DigestUpdate", number, [pointer, text, ctypes.c_size_t]),
        ("EVP_DigestSignFinal", number, [pointer, text, ctypes.POINTER(ctypes.c_size_t)]),
        ("EVP_DigestVerifyInit", number, [pointer, pointer, pointer, pointer, pointer]),
        ("EVP_DigestVerifyFinal", number, [pointer, text, ctypes.c_size_t]),
    ]:
        function = getattr(crypto, name)
        function.restype, function.argtypes = result, arguments
    return crypto


class Engine:
    def __init__(self):
        self.crypto = crypto = library()
        self.engine = self.needed(crypto.ENGINE_by_id(b"gost"), "the gost engine")
        self.needed(crypto.ENGINE_init(self.engine), "ENGINE_init")
        self.needed(crypto.ENGINE_set_default(self.engine, 0xFFFF), "ENGINE_set_default")
        self.digest = self.needed(crypto.EVP_get_digestbyname(b"md_gost12_512"), "md_gost12_512")
        generator = self.needed(crypto.EVP_PKEY_CTX_new_id(NID_GOST_2012_512, self.engine), "key generation")
        self.needed(crypto.EVP_PKEY_keygen_init(generator), "key generation")
        self.needed(crypto.EVP_PKEY_CTX_ctrl_str(generator, b"paramset", b"A"), "parameter set A")
        self.key = ctypes.c_void_p()
        self.needed(crypto.EVP_PKEY_keygen(generator, ctypes.byref(self.key)), "key generation")
        self.context = self.needed(crypto.EVP_MD_CTX_new(), "a context")
        self.signature = ctypes.create_string_buffer(256)
        self.length = ctypes.c_size_t()
        self.sign()
        self.verify()

    @staticmethod
    def needed(value, what):
        if not value:
            sys.exit("libcrypto does not offer " + what)
        return value

    def sign(self):
        crypto, context = self.crypto, self.context
        crypto.EVP_MD_CTX_reset(context)
        self.length.value = 256
        if (crypto.EVP_DigestSignInit(context, None, self.digest, None, self.key) != 1
                or crypto.EVP_DigestUpdate(context, DATA, len(DATA)) != 1
                or crypto.EVP_DigestSignFinal(context, self.signature, ctypes.byref(self.length)) != 1):
            sys.exit("signing failed")

    def verify(self):
        crypto, context = self.crypto, self.context
        crypto.EVP_MD_CTX_reset(context)
        if (crypto.EVP_DigestVerifyInit(context, None, self.digest, None, self.key) != 1
                or crypto.EVP_DigestUpdate(context, DATA, len(DATA)) != 1
                or crypto.EVP_DigestVerifyFinal(context, self.signature, self.length.value) != 1):
            sys.exit("a right signature does not verify")


def main():
    engine = Engine()
    print("ready", flush=True)
    for line in sys.stdin:
        name, seconds = line.split()
        operation = engine.sign if name == "sign" else engine.verify
        start, count = time.thread_time(), 0
        while True:
            for _ in range(10):
                operation()
            count += 10
            elapsed = time.thread_time() - start
            if elapsed >= float(seconds):
                break
        print(count, elapsed, flush=True)


main()
