package kz.kualik.authority.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The languages of the house: Kazakh unless the reader asks for Russian or English. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    private static final Locale KAZAKH = Locale.of("kk");

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(KAZAKH, Locale.of("ru"), Locale.ENGLISH));
        resolver.setDefaultLocale(KAZAKH);
        return resolver;
    }

    @Bean
    ProblemDocuments problemDocuments() {
        return new ProblemDocuments(problemMessages());
    }

    @Bean
    ProblemWriter problemWriter(ProblemDocuments documents, LocaleResolver localeResolver) {
        return new ProblemWriter(documents, localeResolver);
    }

    static MessageSource problemMessages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("problems");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
