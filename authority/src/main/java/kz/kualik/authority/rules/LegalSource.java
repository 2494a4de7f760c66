package kz.kualik.authority.rules;

import java.util.Optional;

/**
 * Where a rule comes from.
 *
 * @param act the act with its date, or the authority's own rules
 * @param article the article and paragraph, where the act has such
 */
public record LegalSource(String act, Optional<String> article) {}
