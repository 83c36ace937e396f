#!/usr/bin/env bash
# Has X12 judged and kept nowhere, and prints the verdict.
#   validate.sh [FILE]       without it a 270 for an invented patient is judged
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$here/access.sh"

if [ $# -gt 0 ]; then cat "$1"; else "$here/make-270.sh"; fi |
  curl --silent --show-error --fail-with-body \
    --cacert "$(value certificateAuthority)" \
    --header "Authorization: Bearer $(partner quillway apiToken)" \
    --header 'Content-Type: application/edi-x12' \
    --data-binary @- "$(value httpsUrl)/v1/validate"
