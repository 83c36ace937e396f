package io.x12gateway.routes.broker;

import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/** Who may enter the embedded broker. A user's role bears the user's name. */
final class BrokerUsers implements ActiveMQSecurityManager {
    private final List<Account> accounts;

    /** One user; the password is compared in constant time. */
    record Account(String name, String password) {
        boolean matches(@Nullable String user, @Nullable String given) {
            return name.equals(user) && given != null && MessageDigest.isEqual(bytes(password), bytes(given));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }

    BrokerUsers(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return accounts.stream().anyMatch(account -> account.matches(user, password));
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return validateUser(user, password)
                && roles.stream().anyMatch(role -> role.getName().equals(user) && checkType.hasRole(role));
    }
}
