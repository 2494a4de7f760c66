package kz.kualik.authority.staff;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Every method of the HTTP API in the whole house, found on the class path, so that none can be forgotten. */
final class Endpoints {

    private Endpoints() {}

    /** One method with what it declares. */
    record Endpoint(Class<?> controller, Method method, String verb, String path) {

        /** As the dispatcher hands it to the guard; the controller itself is never made. */
        HandlerMethod handler() {
            var factory = new DefaultListableBeanFactory();
            factory.registerBeanDefinition("controller", new RootBeanDefinition(controller));
            return new HandlerMethod("controller", factory, method);
        }

        Optional<Right> right() {
            return RightsGuard.declared(handler(), Requires.class).map(Requires::value);
        }

        Optional<String> openBecause() {
            return RightsGuard.declared(handler(), OpenToAll.class).map(OpenToAll::value);
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    /** All of the house's own, without those of tests. */
    static List<Endpoint> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("kz.kualik.authority").stream()
                .map(found -> load(String.valueOf(found.getBeanClassName())))
                .filter(controller -> !controller
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes"))
                .flatMap(Endpoints::of)
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Endpoint> of(Class<?> controller) {
        var base = Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class))
                .map(mapping -> String.join("", mapping.path()))
                .orElse("");
        return Arrays.stream(controller.getDeclaredMethods()).flatMap(method -> {
            var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) {
                return Stream.empty();
            }
            var verb = mapping.method().length == 0 ? "ANY" : mapping.method()[0].name();
            return Stream.of(new Endpoint(controller, method, verb, base + String.join("", mapping.path())));
        });
    }
}
