package org.bthost.provisioning.panel.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bthost.provisioning.panel.PanelSettings;

/** Whom a panel's TLS connection trusts. */
final class Trust {
  private Trust() {}

  /**
   * The trust that the settings ask for.
   *
   * @throws IllegalArgumentException where the CA file can't be read; names the file
   */
  static SSLContext of(PanelSettings settings) {
    try {
      if (settings.insecureTls()) {
        return context(new TrustManager[] {new Anyone()});
      }
      if (settings.caFile().isEmpty()) {
        return SSLContext.getDefault();
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(certificates(settings.caFile().get()));
      return context(factory.getTrustManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the panel at "
              + settings.address()
              + " can't be trusted: its ca file "
              + settings.caFile().map(Path::toString).orElse("")
              + " holds no readable PEM certificates",
          e);
    }
  }

  private static SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust, new SecureRandom());
    return context;
  }

  private static KeyStore certificates(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      if (number == 0) {
        throw new IOException("no certificate in the file");
      }
    }
    return store;
  }

  /** Trusts everyone, host names included. Only where an operator switched verification off. */
  private static final class Anyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
