package kz.kualik.signature.xml;

import java.util.Random;

/** Well-formed documents with what canonical forms stumble over: namespaces, white space, references, comments, CDATA. */
final class RandomXml {

    private static final String[] TEXTS = {
        "мәтін",
        "&#13;",
        "\r\n",
        "\t",
        "&amp;",
        "<![CDATA[ <x> & ]]>",
        "<!-- түсініктеме -->",
        "<?pi data?>",
        "🦅",
        " ",
        "&lt;",
        "\"'",
        "&#x10FFFF;",
        "]]&gt;"
    };
    private static final String[] NAMESPACES = {"urn:a", "urn:b", "http://www.w3.org/2000/09/xmldsig#not", ""};

    private RandomXml() {}

    static String document(Random random) {
        var out = new StringBuilder(random.nextBoolean() ? "<?xml version='1.0' encoding='UTF-8'?>\n" : "");
        if (random.nextInt(3) == 0) {
            out.append("<!-- first --><?first?>\n");
        }
        out.append("<p:root xmlns:p='urn:p' xmlns:q='urn:q'");
        attributes(random, out);
        out.append('>');
        content(random, out, 0);
        return out.append("</p:root>\n").toString();
    }

    private static void content(Random random, StringBuilder out, int depth) {
        for (var i = random.nextInt(6); i > 0; i--) {
            if (depth < 6 && random.nextBoolean()) {
                element(random, out, depth);
            } else {
                out.append(TEXTS[random.nextInt(TEXTS.length)]);
            }
        }
    }

    private static void element(Random random, StringBuilder out, int depth) {
        var name = new String[] {"p:элемент", "q:e", "e", "p:e"}[random.nextInt(4)];
        out.append('<').append(name);
        attributes(random, out);
        if (random.nextInt(4) == 0) {
            out.append("/>");
            return;
        }
        out.append('>');
        content(random, out, depth + 1);
        out.append("</").append(name).append('>');
    }

    private static void attributes(Random random, StringBuilder out) {
        if (random.nextInt(3) == 0) {
            out.append(" xmlns='")
                    .append(NAMESPACES[random.nextInt(NAMESPACES.length)])
                    .append('\'');
        }
        if (random.nextInt(3) == 0) {
            out.append(" xmlns:r='").append(NAMESPACES[random.nextInt(2)]).append("' r:z='&#10;&#9; &lt;'");
        }
        if (random.nextInt(3) == 0) {
            out.append(" xml:lang='kk' атрибут=\"мән '\n\" a='&quot;&gt;'");
        }
    }
}
