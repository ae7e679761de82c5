package org.bthost.provisioning.web.doc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The words that a text is one of: those of an enumeration. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Words {
  /** Gives a word for each constant: its {@code word()} where it has one, otherwise its name. */
  Class<? extends Enum<?>> value();
}
