#!/usr/bin/env bash
# Fetches every 835 that waits for a billing agency into a directory, over SFTP, and then deletes it: on this server
# deleting acknowledges a file, and its content stays restorable.
#   poll-835.sh [PARTNER] [DIRECTORY]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/access.sh"
agency="${1:-summit-billing}"
target="${2:-.}"
mkdir -p "$target"

session() {
  sftp -q -b - -P "$(value sftpPort)" -i "$(partner "$agency" sftpPrivateKey)" \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
    "$(partner "$agency" sftpUser)@$(value sftpHost)"
}

names="$(echo 'ls -1 /outbound' | session | sed -n 's#^\(/outbound/\)\{0,1\}\(835_.*\.x12\)$#\2#p')"
[ -n "$names" ] || { echo "nothing waits for $agency"; exit 0; }
for name in $names; do
  echo "get \"/outbound/$name\" \"$target/$name\"" | session >/dev/null
  echo "rm \"/outbound/$name\"" | session >/dev/null
  echo "$target/$name"
done
