package kz.kualik.pki.der;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.function.IntPredicate;

/** The rules for the contents of primitive universal types (X.690, 8.2 to 8.23 with 11.1 to 11.8; X.680, chapter 41). */
final class DerPrimitives {

    private static final String PRINTABLE_SIGNS = " '()+,-./:=?";

    private DerPrimitives() {}

    static void require(TagLengthValue element, byte[] bytes) throws NotDerException {
        if (!element.isUniversal()) {
            return;
        }
        int from = element.contentOffset();
        int length = element.contentLength();
        switch (element.tagNumber()) {
            case 0 -> throw new NotDerException("the reserved tag zero", element.offset());
            case 1 ->
                require(
                        length == 1 && (bytes[from] == 0 || bytes[from] == -1),
                        "a BOOLEAN that is neither 00 nor FF",
                        element);
            case 2, 10 -> require(isShortestInteger(bytes, from, length), "an INTEGER longer than needed", element);
            case 3 -> require(isBitString(bytes, from, length), "a BIT STRING with unused bits set", element);
            case 5 -> require(length == 0, "a NULL with contents", element);
            case 6, 13 -> require(isObjectIdentifier(bytes, from, length), "an invalid OBJECT IDENTIFIER", element);
            case 12 -> require(isUtf8(bytes, from, length), "a UTF8String that is not UTF-8", element);
            case 18 ->
                require(consistsOf(bytes, from, length, DerPrimitives::isNumeric), "a bad NumericString", element);
            case 19 ->
                require(
                        consistsOf(bytes, from, length, DerPrimitives::isPrintable),
                        "a character that a PrintableString cannot hold",
                        element);
            case 22 ->
                require(
                        consistsOf(bytes, from, length, octet -> octet < 0x80),
                        "a character that an IA5String cannot hold",
                        element);
            case 23 -> require(isTime(bytes, from, length, 2), "a UTCTime not of the form YYMMDDhhmmssZ", element);
            case 24 ->
                require(isGeneralizedTime(bytes, from, length), "a GeneralizedTime not in its one DER form", element);
            case 28 -> require(length % 4 == 0, "a UniversalString of odd length", element);
            case 30 -> require(length % 2 == 0, "a BMPString of odd length", element);
            default -> {
                // OCTET STRING and the rest may hold any octets
            }
        }
    }

    private static void require(boolean holds, String otherwise, TagLengthValue element) throws NotDerException {
        if (!holds) {
            throw new NotDerException(otherwise, element.offset());
        }
    }

    private static boolean isShortestInteger(byte[] bytes, int from, int length) {
        if (length < 2) {
            return length == 1;
        }
        boolean signOnly = (bytes[from] == 0 && bytes[from + 1] >= 0) || (bytes[from] == -1 && bytes[from + 1] < 0);
        return !signOnly;
    }

    private static boolean isBitString(byte[] bytes, int from, int length) {
        if (length < 1) {
            return false;
        }
        int unused = bytes[from];
        if (length == 1) {
            return unused == 0;
        }
        return unused >= 0 && unused <= 7 && (bytes[from + length - 1] & ((1 << unused) - 1)) == 0;
    }

    private static boolean isObjectIdentifier(byte[] bytes, int from, int length) {
        boolean startsArc = true;
        for (int i = from; i < from + length; i++) {
            if (startsArc && bytes[i] == (byte) 0x80) {
                return false;
            }
            startsArc = bytes[i] >= 0;
        }
        return length > 0 && startsArc;
    }

    private static boolean isUtf8(byte[] bytes, int from, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isNumeric(int octet) {
        return (octet >= '0' && octet <= '9') || octet == ' ';
    }

    private static boolean isPrintable(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || (octet < 0x80 && PRINTABLE_SIGNS.indexOf(octet) >= 0);
    }

    private static boolean isGeneralizedTime(byte[] bytes, int from, int length) {
        if (length <= 15) {
            return isTime(bytes, from, length, 4);
        }
        int lastDigit = from + length - 2;
        return bytes[from + length - 1] == 'Z'
                && bytes[from + 14] == '.'
                && bytes[lastDigit] != '0'
                && consistsOf(bytes, from + 15, length - 16, octet -> isNumeric(octet) && octet != ' ')
                && length > 16
                && isMoment(bytes, from, 4);
    }

    private static boolean isTime(byte[] bytes, int from, int length, int yearDigits) {
        return length == yearDigits + 11 && bytes[from + length - 1] == 'Z' && isMoment(bytes, from, yearDigits);
    }

    private static boolean isMoment(byte[] bytes, int from, int yearDigits) {
        if (!consistsOf(bytes, from, yearDigits + 10, octet -> octet >= '0' && octet <= '9')) {
            return false;
        }
        var digits = new String(bytes, from, yearDigits + 10, StandardCharsets.US_ASCII);
        int year = Integer.parseInt(digits.substring(0, yearDigits));
        // RFC 5280, 4.1.2.5.1: two digits mean 1950 to 2049
        int fullYear = yearDigits == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
        try {
            var rest = digits.substring(yearDigits);
            var moment = LocalDateTime.of(
                    fullYear, pair(rest, 0), pair(rest, 2), pair(rest, 4), pair(rest, 6), pair(rest, 8));
            return moment.getYear() == fullYear;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int pair(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }

    private static boolean consistsOf(byte[] bytes, int from, int length, IntPredicate allowed) {
        for (int i = from; i < from + length; i++) {
            if (!allowed.test(bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
