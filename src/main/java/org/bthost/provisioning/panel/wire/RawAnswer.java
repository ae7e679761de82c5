package org.bthost.provisioning.panel.wire;

/** A whole HTTP answer. */
record RawAnswer(int status, byte[] body) {}
