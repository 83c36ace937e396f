#!/usr/bin/env bash
# Asks in JSON whether a patient is covered, and prints the answer.
#   ask-eligibility.sh [FILE]       FILE is a question of your own; without it one about an invented patient is asked
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$here/access.sh"

question() {
  cat <<JSON
{
  "payer": { "id": "CMS" },
  "provider": { "npi": "1234567893", "organization": "RIVERBEND CLINIC" },
  "subscriber": { "memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARIA", "birthDate": "1948-03-07" },
  "serviceTypes": ["30"],
  "date": "$(date +%Y-%m-%d)"
}
JSON
}

if [ $# -gt 0 ]; then cat "$1"; else question; fi |
  curl --silent --show-error --fail-with-body \
    --cacert "$(value certificateAuthority)" \
    --header "Authorization: Bearer $(partner quillway apiToken)" \
    --header 'Content-Type: application/json' \
    --data-binary @- "$(value httpsUrl)/v1/eligibility"
