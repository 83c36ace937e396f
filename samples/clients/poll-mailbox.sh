#!/usr/bin/env bash
# Fetches and acknowledges what waits in a partner's mailbox over HTTPS.
#   poll-mailbox.sh [PARTNER] [KIND] [DIRECTORY]       KIND is TA1, 999, 271, 277 or 835
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/access.sh"
agency="${1:-cedar-billing}"
kind="${2:-835}"
target="${3:-.}"
mkdir -p "$target"

call() {
  curl --silent --show-error --fail-with-body --cacert "$(value certificateAuthority)" \
    --header "Authorization: Bearer $(partner "$agency" apiToken)" "$@"
}

items="$(call "$(value httpsUrl)/v1/mailbox?kind=$kind" | tr ',{' '\n\n' | sed -n 's/.*"id" *: *"\([0-9A-Z]\{26\}\)".*/\1/p')"
[ -n "$items" ] || { echo "nothing of kind $kind waits for $agency"; exit 0; }
for id in $items; do
  call "$(value httpsUrl)/v1/mailbox/$id" --output "$target/${kind}_$id.x12"
  call --request POST "$(value httpsUrl)/v1/mailbox/$id/acknowledge" --output /dev/null
  echo "$target/${kind}_$id.x12"
done
