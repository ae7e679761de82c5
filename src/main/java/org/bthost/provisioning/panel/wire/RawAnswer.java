package org.bthost.provisioning.panel.wire;

/** A whole HTTP answer. */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
record RawAnswer(int status, byte[] body) {}
