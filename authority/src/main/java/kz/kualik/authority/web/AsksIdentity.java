package kz.kualik.authority.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that answers by whether somebody's numbers belong together, so that numbers could be tried out on it. Such calls
 * are counted together for each address, whatever their outcome, and allowed less often than others.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsksIdentity {}
