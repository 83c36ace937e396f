package io.x12gateway.core.remote;

import java.io.InputStream;
import java.util.Optional;

/**
 * One connection to a partner's own server, for one thread. Names are of the directory that the profile names, save where
 * a directory is given. Every call has a deadline.
 *
 * <p>A {@link RemoteRefusal} is the server's answer: it did not do it, and the connection goes on. Any other {@link
 * io.x12gateway.core.fault.GatewayFault} is of kind BACK_END and leaves open whether it was done; the connection is
 * finished then.
 */
public interface RemoteServer extends AutoCloseable {

    /** Asks for no more than {@code filesMax} names, harmless or not. */
    Listing list(int filesMax);

    /** The file as it is now; empty if there is none of that name. */
    Optional<RemoteFile> find(String name);

    Optional<RemoteFile> find(String directory, String name);

    /** To be read to its end or closed before the next call. Errors of the wire come out as IOExceptions. */
    InputStream read(String name);

    /** Never over a file that is there, as far as the server can tell. */
    void move(String name, String directory, String newName);

    void delete(String name);

    /** Writes over what is there; on the server's disk when it returns, if the server can promise that. */
    void upload(String name, InputStream body);

    /** Within the directory; atomically if the server can. */
    void rename(String name, String newName);

    @Override
    void close();
}
