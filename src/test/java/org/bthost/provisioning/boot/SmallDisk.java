package org.bthost.provisioning.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 files ({@code jdbc:h2:small:...}) that is full after so many bytes are written. */
public final class SmallDisk extends FilePathWrapper {
  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);

  static void install() {
    FilePath.register(new SmallDisk());
  }

  /** From now on there is room for so many bytes more. */
  static void leave(long bytes) {
    LEFT.set(bytes);
  }

  @Override
  public String getScheme() {
    return "small";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new SmallFile(super.open(mode));
  }

  private static final class SmallFile extends FileBase {
    private final FileChannel file;

    SmallFile(FileChannel file) {
      this.file = file;
    }

    private static void take(int bytes) throws IOException {
      if (LEFT.addAndGet(-bytes) < 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      take(bytes.remaining());
      return file.write(bytes);
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      take(bytes.remaining());
      return file.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
