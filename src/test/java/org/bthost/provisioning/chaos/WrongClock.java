package org.bthost.provisioning.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A Java agent by which a process has a wrong clock: whoever in it asks for the time, but for the
 * JDK itself, is told one that is so many seconds off. The archive is left as it is.
 */
public final class WrongClock implements ClassFileTransformer {
  private static final String NAME = WrongClock.class.getName().replace('.', '/');

  /** Where the JDK tells the time, and who does it here. */
  private static final Map<String, String> TELLERS =
      Map.of(
          "java/lang/System.currentTimeMillis()J", "currentTimeMillis",
          "java/time/Instant.now()Ljava/time/Instant;", "instant",
          "java/time/Clock.systemUTC()Ljava/time/Clock;", "clock");

  private static volatile Duration off = Duration.ZERO;

  /** Called by the JVM. */
  public static void premain(String seconds, Instrumentation jvm) {
    off = Duration.ofSeconds(Long.parseLong(seconds));
    jvm.addTransformer(new WrongClock());
  }

  /** What stands in the place of the JDK's. */
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + off.toMillis();
  }

  /** What stands in the place of the JDK's. */
  public static Instant instant() {
    return Instant.now().plus(off);
  }

  /** What stands in the place of the JDK's. */
  public static Clock clock() {
    return Clock.offset(Clock.systemUTC(), off);
  }

  /** Java's option that gives a process a clock which is so far off. */
  static String option(Path folder, Duration ahead) throws IOException {
    Path agent = folder.resolve("wrong-clock.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", WrongClock.class.getName());
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toString());
    try (OutputStream out = Files.newOutputStream(agent);
        var jar = new JarOutputStream(out, manifest)) {
      for (Class<?> part : new Class<?>[] {WrongClock.class, Rewriter.class, Calls.class}) {
        String entry = part.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (var in = part.getResourceAsStream("/" + entry)) {
          in.transferTo(jar);
        }
      }
    }
    return "-javaagent:" + agent + "=" + ahead.toSeconds();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> before,
      ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || name.startsWith(NAME)
        || name.startsWith("net/bytebuddy/")) {
      return null;
    }
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(bytes).accept(new Rewriter(writer), 0);
    return writer.toByteArray();
  }

  private static final class Rewriter extends ClassVisitor {
    Rewriter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      return new Calls(super.visitMethod(access, name, type, signature, exceptions));
    }
  }

  private static final class Calls extends MethodVisitor {
    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int code, String owner, String name, String type, boolean inner) {
      String teller = TELLERS.get(owner + "." + name + type);
      if (teller != null) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, teller, type, false);
      } else if (owner.equals("java/util/Date") && name.equals("<init>") && type.equals("()V")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "currentTimeMillis", "()J", false);
        super.visitMethodInsn(code, owner, name, "(J)V", inner);
      } else {
        super.visitMethodInsn(code, owner, name, type, inner);
      }
    }
  }
}
