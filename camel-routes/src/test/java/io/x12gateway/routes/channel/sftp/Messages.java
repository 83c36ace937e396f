package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/** A user who answers nothing and remembers what she was shown. */
final class Messages implements UserInfo {
    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    @Override
    public void showMessage(String message) {
        text.append(message);
    }

    @Override
    public @Nullable String getPassphrase() {
        return null;
    }

    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return true;
    }
}
