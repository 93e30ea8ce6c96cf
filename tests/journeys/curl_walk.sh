#!/usr/bin/env bash
# One response walked through every room with curl alone: in, understood, decided, reviewed, approved by another person, released,
# downloaded, checked offline; then the audit trail is tampered with, and the tampering is named.
#
# Needs bash, curl, python3 and the command `disclosure` (DISCLOSURE=path/to/disclosure, default .venv/bin/disclosure).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
disclosure=${DISCLOSURE:-"$here/.venv/bin/disclosure"}
sample=${SAMPLE:-"$here/tests/samples/submissions/probation-officer-in-confidence.txt"}
work=$(mktemp -d)
export DISCLOSURE_HOME="$work/home"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$*"; }

# field NAME...: reads JSON and prints what stands at that path
field() { python3 -c '
import json, sys
found = json.load(sys.stdin)
for name in sys.argv[1:]:
    found = found[int(name)] if isinstance(found, list) else found[name]
print(found if isinstance(found, str) else json.dumps(found))' "$@"; }

# api STATUS KEY METHOD PATH [curl options]: prints the answer; stops unless it has that status
api() {
  local wanted=$1 key=$2 method=$3 path=$4 got
  shift 4
  got=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" -H "Authorization: Bearer $key" "$@" "$address$path")
  if [ "$got" != "$wanted" ]; then
    echo "$method $path answered $got, not $wanted:" >&2
    cat "$work/answer" >&2
    exit 1
  fi
  cat "$work/answer"
}

# etag KEY PATH: prints the ETag of a resource
etag() { curl -sS -o /dev/null -D - -H "Authorization: Bearer $1" "$address$2" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p'; }

# post STATUS KEY PATH JSON [IF-MATCH]: sends JSON once, however often it is sent
post() {
  api "$1" "$2" POST "$3" -H 'Content-Type: application/json' --data-binary "$4" \
    -H "Idempotency-Key: $(python3 -c 'import uuid; print(uuid.uuid4())')" ${5:+-H "If-Match: $5"}
}

# until_state KEY PATH STATE: waits until a resource stands there
until_state() {
  local state=
  for _ in $(seq 240); do
    state=$(api 200 "$1" GET "$2" | field state)
    [ "$state" != "$3" ] || return 0
    case $state in dead | blocked | held | unreadable) break ;; esac
    sleep 0.25
  done
  echo "$2 is $state, not $3:" >&2
  cat "$work/answer" >&2
  tail -n 20 "$work/log" >&2
  exit 1
}

step "A call for evidence, and keys of three persons (the reviewer has two)"
"$disclosure" call create "$here/tests/samples/calls/hmip-sfo-2025.yaml"
key() { "$disclosure" key create --json "$@" | field secret; }
caseworker=$(key --person "Rhian Prydderch" --role caseworker --call hmip-sfo-2025)
reviewer=$(key --person "Tom Adeyemi" --role reviewer --role approver --call hmip-sfo-2025)
reviewer_second_key=$(key --person "Tom Adeyemi")
approver=$(key --person "Megan Okafor" --role approver --call hmip-sfo-2025)

step "The service"
"$disclosure" serve --port 0 --json >"$work/served" 2>"$work/log" &
server=$!
for _ in $(seq 240); do
  grep -q '"address"' "$work/served" && break
  sleep 0.25
done
address=$(sed -n '/"address"/p' "$work/served" | field address)
echo "$address"

step "Submit"
received=$(api 202 "$caseworker" POST /v1/calls/hmip-sfo-2025/submissions \
  -F "files=@$sample" -F received=2025-05-06T21:14:00+01:00 -F external_reference=letter-0001 -H 'Idempotency-Key: letter-0001')
submission=$(field submission <<<"$received")
until_state "$caseworker" "$(field follow <<<"$received")" "done"
until_state "$caseworker" "/v1/submissions/$submission" proposed
echo "$submission is understood and proposed"

step "Findings and statements"
api 200 "$reviewer" GET "/v1/submissions/$submission/findings" |
  python3 -c 'import json, sys; print(len(json.load(sys.stdin)["findings"]), "findings")'
api 200 "$reviewer" GET "/v1/submissions/$submission/statements" | field confidentiality scope

step "The confidentiality request is decided"
request=$(api 200 "$caseworker" GET "/v1/submissions/$submission/confidentiality-requests" | field items 0 id)
post 201 "$caseworker" "/v1/confidentiality-requests/$request/decisions" \
  '{"outcome": "part", "granted": ["identity"], "reasons": "Who wrote is kept back; what is written is of public interest."}' \
  "$(etag "$caseworker" "/v1/confidentiality-requests/$request")" | field request state

step "Review"
review=$(post 201 "$reviewer" "/v1/submissions/$submission/reviews" '{"purpose": "publication"}' | field id)
at=/v1/reviews/$review
api 200 "$reviewer" POST "$at/acceptances" -H "If-Match: $(etag "$reviewer" "$at")" |
  python3 -c 'import json, sys; print(len(json.load(sys.stdin)["decisions"]), "proposals accepted at once")'
api 200 "$reviewer" GET "$at/proposals?size=200" | python3 -c '
import json, sys
for line in json.load(sys.stdin)["items"]:
    if line["proposal"] and line["proposal"]["action"] == "redact" and not line["decision"]:
        print(line["target"])' >"$work/undecided"
while read -r target; do # only shown to be looked at: refuse one by one, each under its own ETag
  post 201 "$reviewer" "$at/proposals/$target/decisions" '{"choice": "refuse", "reason": "It points at nobody."}' \
    "$(etag "$reviewer" "$at/proposals/$target")" >/dev/null
done <"$work/undecided"
api 200 "$reviewer" POST "$at/completion" -H "If-Match: $(etag "$reviewer" "$at")" | field state

step "The reviewer cannot approve, with either key"
for own in "$reviewer" "$reviewer_second_key"; do
  post 403 "$own" "$at/approvals" '{}' "$(etag "$own" "$at")" | field detail
done

step "Another person approves what they have read"
digest=$(api 200 "$approver" GET "$at" | field digest)
doubts=$(api 200 "$approver" GET "$at" | field acknowledgeable)
post 201 "$approver" "$at/approvals" "{\"digest\": \"$digest\", \"acknowledged\": $doubts}" "$(etag "$approver" "$at")" | field review state
until_state "$approver" "$at" verified
echo "written, and proved clean by the leak gate"

step "Release and download"
release=$(api 201 "$approver" POST "$at/releases" -H "If-Match: $(etag "$approver" "$at")" | field id)
curl -sS --fail -o "$work/bundle.zip" -H "Authorization: Bearer $approver" "$address/v1/releases/$release/bundle"
"$disclosure" release verify "$work/bundle.zip"

step "The audit trail is whole"
"$disclosure" audit verify
kill "$server"
wait "$server" || true
server=

# tampered SQL NAME: does something to a copy of the database, whose triggers an intruder would take away first, and verifies
tampered() {
  cp -r "$DISCLOSURE_HOME" "$work/$2"
  python3 - "$work/$2/disclosure.sqlite" "$1" <<'PY'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database:
    database.executescript("DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete;")
    assert database.execute(sys.argv[2]).rowcount == 1
database.close()
PY
  if "$disclosure" audit verify --home "$work/$2"; then
    echo "the tampering was not noticed" >&2
    exit 1
  fi
}

step "One byte of it is changed"
tampered "UPDATE audit_events SET details = replace(details, 'part', 'pant') WHERE event = 'request.decided'" changed

step "Its last row is deleted"
tampered "DELETE FROM audit_events WHERE sequence = (SELECT max(sequence) FROM audit_events)" cut

step "Done"
