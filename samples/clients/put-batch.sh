#!/usr/bin/env bash
# Puts a batch file into the clearinghouse's /inbound over SFTP and lists /outbound.
#   put-batch.sh FILE
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: put-batch.sh FILE" >&2; exit 2; }
file="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
source "$(dirname "${BASH_SOURCE[0]}")/access.sh"

sftp -q -b - -P "$(value sftpPort)" -i "$(partner quillway sftpPrivateKey)" \
  -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
  "$(partner quillway sftpUser)@$(value sftpHost)" <<SFTP
put "$file" "/inbound/$(basename "$file")"
ls -l /outbound
SFTP
