package io.x12gateway.routes.channel.sftp;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A node in the words of a POSIX file system. Everything belongs to the partner itself and is nobody else's. */
record NodeAttributes(Node node) implements PosixFileAttributes {
    private record Owner(String getName) implements GroupPrincipal {
        /** What a listing shows. */
        @Override
        public String toString() {
            return getName;
        }
    }

    private static final Owner OWNER = new Owner("partner");

    Map<String, Object> toMap() {
        var map = new HashMap<String, Object>();
        map.put("size", size());
        map.put("isDirectory", isDirectory());
        map.put("isRegularFile", isRegularFile());
        map.put("isSymbolicLink", false);
        map.put("isOther", false);
        map.put("lastModifiedTime", lastModifiedTime());
        map.put("lastAccessTime", lastAccessTime());
        map.put("creationTime", creationTime());
        map.put("permissions", permissions());
        map.put("owner", OWNER);
        map.put("group", OWNER);
        map.put("uid", 0);
        map.put("gid", 0);
        map.put("nlink", 1);
        return map;
    }

    @Override
    public UserPrincipal owner() {
        return OWNER;
    }

    @Override
    public GroupPrincipal group() {
        return OWNER;
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        if (node.isFolder()) return PosixFilePermissions.fromString(node.isWritable() ? "rwx------" : "r-x------");
        return PosixFilePermissions.fromString(node.isWritable() ? "rw-------" : "r--------");
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(node.modifiedAt());
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return !node.isFolder();
    }

    @Override
    public boolean isDirectory() {
        return node.isFolder();
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return node.sizeBytes();
    }

    @Override
    public Object fileKey() {
        return node.name();
    }
}
