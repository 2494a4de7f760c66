/**
 * What the law asks, as dated data: every rule is in force from a day to a day and names the act and the article that it
 * comes from. An act is judged by the rule in force on its day, so that a change of the law is a new entry in a file, made
 * before the day it takes effect, and what was decided before stays explainable.
 */
@NullMarked
package kz.kualik.authority.rules;

import org.jspecify.annotations.NullMarked;
