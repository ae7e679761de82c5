package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority and a server's certificate by it, made by the JDK's keytool.
 *
 * @param ca the authority's certificate as a PEM file
 */
record Certificates(Path ca, Path serverStore) {
  private static final String PASSWORD = "changeit";

  static Certificates make(Path folder, String subject) throws Exception {
    Files.createDirectories(folder);
    var store = folder.resolve("ca.p12");
    var server = folder.resolve("server.p12");
    var pem = folder.resolve("ca.pem");
    keytool(store, "-genkeypair", "-alias", "ca", "-dname", "CN=CA", "-ext", "bc:c");
    keytool(store, "-exportcert", "-alias", "ca", "-rfc", "-file", pem.toString());
    keytool(server, "-genkeypair", "-alias", "server", "-dname", "CN=panel");
    var request = keytool(server, "-certreq", "-alias", "server");
    var csr = Files.writeString(folder.resolve("server.csr"), request).toString();
    var chain = folder.resolve("server.pem").toString();
    keytool(
        store,
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-infile",
        csr,
        "-outfile",
        chain,
        "-ext",
        "san=" + subject);
    keytool(server, "-importcert", "-alias", "ca", "-noprompt", "-file", pem.toString());
    keytool(server, "-importcert", "-alias", "server", "-file", chain);
    return new Certificates(pem, server);
  }

  SSLContext serverContext() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(serverStore.toFile(), PASSWORD.toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static String keytool(Path store, String... what) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    if (command.contains("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
