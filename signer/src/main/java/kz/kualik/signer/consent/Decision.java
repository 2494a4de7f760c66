package kz.kualik.signer.consent;

import java.util.function.Function;

/**
 * What came of a question.
 *
 * @param <T> what a person gives who agrees
 */
public sealed interface Decision<T> {

    /**
     * The person agreed.
     *
     * @param <T> what was given
     * @param answer the choice
     */
    record Granted<T>(T answer) implements Decision<T> {}

    /**
     * The person said no, or closed the window.
     *
     * @param <T> what was not given
     */
    record Declined<T>() implements Decision<T> {}

    /**
     * Nobody could be asked, or the person's choice could not be used, and here is why.
     *
     * @param <T> what was not given
     * @param reason a phrase
     */
    record Impossible<T>(String reason) implements Decision<T> {}

    /** The same decision with another answer. */
    default <R> Decision<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Granted<T>(var given) -> new Granted<>(change.apply(given));
            case Declined<T>() -> new Declined<>();
            case Impossible<T>(var reason) -> new Impossible<>(reason);
        };
    }
}
