package kz.kualik.pki.profile;

import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.name.NameAttribute;
import kz.kualik.pki.oid.SubjectType;

/** Turns the words of a profile file into values. The schema has checked the words already. */
final class ProfileMapping {

    private final String fileName;
    private final PolicyArc arc;

    ProfileMapping(String fileName, PolicyArc arc) {
        this.fileName = fileName;
        this.arc = arc;
    }

    List<CertificateProfile> map(ProfileFile file) throws InvalidProfileException {
        var profiles = new ArrayList<CertificateProfile>();
        for (var certified : file.certificates()) {
            var profile = map(file, certified);
            requireSense(profile);
            profiles.add(profile);
        }
        return List.copyOf(profiles);
    }

    private CertificateProfile map(ProfileFile file, ProfileFile.Certified certified) throws InvalidProfileException {
        var extendedKeyUsage = certified.extendedKeyUsage() == null ? List.<String>of() : certified.extendedKeyUsage();
        return new CertificateProfile(
                new ProfileName(certified.name()),
                file.version(),
                Optional.ofNullable(file.subjectType()).map(type -> word(SubjectType.class, type)),
                word(KeyPurpose.class, certified.purpose()),
                words(KeyAlgorithm.class, certified.keys()),
                subject(file.subject()),
                validity(file.validity()),
                new KeyUsageRule(words(KeyUsageRule.Usage.class, certified.keyUsage())),
                new ExtendedKeyUsageRule(
                        extendedKeyUsage.stream()
                                .map(usage -> word(ExtendedKeyUsageRule.Entry.class, usage))
                                .toList(),
                        Boolean.TRUE.equals(certified.extendedKeyUsageCritical())),
                words(ProfileExtension.class, file.extensions()),
                file.alternativeName() == null
                        ? AlternativeNameRule.NONE
                        : word(AlternativeNameRule.class, file.alternativeName()),
                arc.policy(file.policy()),
                authority(file));
    }

    private static Optional<CertificateProfile.AuthorityRule> authority(ProfileFile file) {
        var authority = file.authority();
        if (authority == null) {
            return Optional.empty();
        }
        var length = authority.pathLength();
        return Optional.of(new CertificateProfile.AuthorityRule(
                length == null ? OptionalInt.empty() : OptionalInt.of(length),
                Boolean.TRUE.equals(authority.selfSigned())));
    }

    private SubjectRule subject(List<String> attributes) throws InvalidProfileException {
        var rules = new ArrayList<SubjectRule.Attribute>();
        for (var attribute : attributes) {
            boolean required = !attribute.endsWith("?");
            var label = required ? attribute : attribute.substring(0, attribute.length() - 1);
            rules.add(new SubjectRule.Attribute(
                    NameAttribute.ofLabel(label)
                            .orElseThrow(() -> new InvalidProfileException(
                                    fileName, List.of("the attribute " + label + " is not known"))),
                    required));
        }
        return new SubjectRule(rules);
    }

    private static ValidityRule validity(ProfileFile.Validity validity) {
        var inFile = Period.parse(validity.file());
        var token = validity.token();
        return new ValidityRule(inFile, token == null ? inFile : Period.parse(token));
    }

    /** Files write {@code digitalSignature} or {@code digital-signature} where the code says {@code DIGITAL_SIGNATURE}. */
    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        var plain = plain(text);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> plain(constant.name()).equals(plain))
                .findFirst()
                .orElseThrow(() -> new UnknownProfileWordException(type, text));
    }

    private static <E extends Enum<E>> EnumSet<E> words(Class<E> type, List<String> texts) {
        return texts.stream()
                .map(text -> word(type, text))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static String plain(String word) {
        return word.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }

    private void requireSense(CertificateProfile profile) throws InvalidProfileException {
        var defects = new ArrayList<String>();
        boolean signsCertificates = profile.keyUsage().usages().contains(KeyUsageRule.Usage.KEY_CERT_SIGN);
        if (signsCertificates != profile.certificationAuthority().isPresent()) {
            defects.add(profile.name() + ": keyCertSign belongs to authorities and only to them");
        }
        boolean tellsType = profile.extendedKeyUsage().entries().contains(ExtendedKeyUsageRule.Entry.SUBJECT_TYPE);
        if (tellsType && profile.subjectType().isEmpty()) {
            defects.add(profile.name() + ": there is no subjectType to tell in extendedKeyUsage");
        }
        if (!defects.isEmpty()) {
            throw new InvalidProfileException(fileName, defects);
        }
    }
}
