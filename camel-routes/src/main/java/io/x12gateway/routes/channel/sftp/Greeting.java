package io.x12gateway.routes.channel.sftp;

import io.x12gateway.routes.notice.Notice;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Says to every client before its log-in what is configured, and the notice as it stands at that moment. The server's own
 * way to do so would take a text with a web address in it for a place to fetch the text from.
 */
final class Greeting extends ServerUserAuthService {
    private final String banner;
    private final Notice notice;

    private Greeting(Session session, String banner, Notice notice) throws IOException {
        super(session);
        this.banner = banner;
        this.notice = notice;
    }

    static ServerUserAuthServiceFactory factory(String banner, Notice notice) {
        return new ServerUserAuthServiceFactory() {
            @Override
            public Service create(Session session) throws IOException {
                return new Greeting(session, banner, notice);
            }
        };
    }

    @Override
    protected @Nullable String resolveWelcomeBanner(ServerSession session) {
        var text = notice.text()
                .map(words -> banner.isBlank() ? words : banner + "\n" + words)
                .orElse(banner);
        return text.isBlank() ? null : text.replace("\n", "\r\n") + "\r\n";
    }
}
