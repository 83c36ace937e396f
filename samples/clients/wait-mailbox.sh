#!/usr/bin/env bash
# Waits until something comes into a partner's mailbox, and lists it; after half a minute without anything the list is empty.
#   wait-mailbox.sh [PARTNER] [AFTER]       AFTER is the "resume" of the list before
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/access.sh"

curl --silent --show-error --fail-with-body \
  --cacert "$(value certificateAuthority)" \
  --header "Authorization: Bearer $(partner "${1:-quillway}" apiToken)" \
  "$(value httpsUrl)/v1/mailbox?wait=30&after=${2:-}"
