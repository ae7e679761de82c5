package org.bthost.provisioning.web.doc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method that answers HTTP requests takes and gives, where its signature does not say. What
 * it does, and what its parameters mean, stands in its Javadoc; the OpenAPI document takes it from
 * there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Endpoint {
  /** The record that the answer shows, an array of records, or String for a text. */
  Class<?> answers();

  /** The statuses of an answer that is no error. */
  int[] status() default 200;

  /** The media type of the answer. */
  String type() default "application/json";

  /**
   * The error statuses of its own. A token that does not suffice (401, 403), a fault (500) and a
   * database that is away (503) go without saying.
   */
  int[] errors() default {};

  /** The error statuses that are told as a sentence for people, in text/plain. */
  int[] excuses() default {};

  /** What the body of the request holds, as in {@link #answers()}; nothing is taken by default. */
  Class<?> takes() default Void.class;

  /** The media type of the request. */
  String takesType() default "application/json";
}
