package kz.kualik.authority.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** What all methods of the HTTP API have in common: pages of lists, and requests that may be repeated. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    private final IdentityQuestions identityQuestions;
    private final RoomOnDisk roomOnDisk;

    WebConfiguration(IdentityQuestions identityQuestions, RoomOnDisk roomOnDisk) {
        this.identityQuestions = identityQuestions;
        this.roomOnDisk = roomOnDisk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(identityQuestions);
        registry.addInterceptor(roomOnDisk);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequestArgument());
    }

    /** Called by the dispatcher after the rights are checked and before failures become problem documents. */
    @Bean
    static WebMvcRegistrations repeatableRequests(RepeatedRequests repeated) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RepeatableHandlerAdapter(repeated);
            }
        };
    }

    @Bean
    static RepeatedRequests repeatedRequests(
            RequestClaims claims, KeptAnswers answers, TransactionOperations transactions, ActTransactions acts) {
        return new RepeatedRequests(claims, answers, transactions, acts);
    }

    /** Everybody's transactions go through it. */
    @Bean
    @Primary
    static ActTransactions actTransactions(@Qualifier("transactionManager") PlatformTransactionManager database) {
        return new ActTransactions(database);
    }

    @Bean
    static RecurringTask<Void> forgetOldAnswers(KeptAnswers answers, RequestClaims claims) {
        return Tasks.recurring("forget-old-answers", FixedDelay.of(FORGET_EVERY))
                .execute((instance, context) -> {
                    answers.forgetOld();
                    claims.forgetOld();
                });
    }
}
