@NullMarked
package kz.kualik.acceptance.demo;

import org.jspecify.annotations.NullMarked;
