package kz.kualik.acceptance.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Asks an object of the house for everything that it tells without being given anything, and what it answers too: a parser
 * that puts off its work must not surprise those who ask later.
 */
final class Everything {

    private static final String HOUSE = "kz.kualik.";
    private static final int DEEPEST = 3;
    private static final int MOST_MEMBERS = 4;
    private static final Set<String> NOT_ASKED = Set.of("getClass", "notify", "notifyAll", "wait", "close", "destroy");

    private Everything() {}

    static void ask(Object answer) throws Exception {
        ask(answer, 0);
    }

    private static void ask(Object answer, int depth) throws Exception {
        switch (answer) {
            case Optional<?> optional -> {
                if (optional.isPresent()) {
                    ask(optional.get(), depth);
                }
            }
            case Collection<?> collection -> {
                for (var member : collection.stream().limit(MOST_MEMBERS).toList()) {
                    ask(member, depth);
                }
            }
            // A name is decoded only now, and is what everybody shows and compares.
            case X500Name name -> Objects.requireNonNull(name.toString());
            default -> {
                if (depth < DEEPEST && answer.getClass().getName().startsWith(HOUSE)) {
                    askMethods(answer, depth);
                }
            }
        }
    }

    private static void askMethods(Object object, int depth) throws Exception {
        if (object instanceof Enum<?> || !Modifier.isPublic(object.getClass().getModifiers())) {
            return;
        }
        for (var method : object.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && !NOT_ASKED.contains(method.getName())) {
                var answer = call(object, method);
                if (answer.isPresent()) {
                    ask(answer.get(), depth + 1);
                }
            }
        }
    }

    private static Optional<Object> call(Object object, Method method) throws Exception {
        try {
            return Optional.ofNullable(method.invoke(object));
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            if (Arrays.stream(method.getExceptionTypes()).anyMatch(declared -> declared.isInstance(cause))) {
                return Optional.empty();
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof Exception exception ? exception : e;
        }
    }
}
