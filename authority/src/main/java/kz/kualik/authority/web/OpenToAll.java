package kz.kualik.authority.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of the HTTP API that anybody may call, certificate or not. Every method says so or names the right that
 * it needs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OpenToAll {

    /** Why this is harmless, in a few words. */
    String value();
}
