# Sourced by the other scripts: reads data/demo/access.json (or the file in GATEWAY_ACCESS), which `./gateway demo` writes
# with one key a line. Gives: value KEY, and partner ID KEY.
access="${GATEWAY_ACCESS:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/data/demo/access.json}"
[ -r "$access" ] || { echo "no $access: start ./gateway demo first" >&2; exit 1; }

value() { # a key outside the list of partners
  sed -n "s/^  \"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$access"
}

partner() { # a key of the partner with that id
  awk -v id="$1" -v key="$2" -F'"' '
    $2 == "id" { inside = ($4 == id) }
    inside && $2 == key { print $4; exit }' "$access"
}
