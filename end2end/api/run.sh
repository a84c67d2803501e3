#!/bin/sh
# Asks a running demonstration server everything its OpenAPI document allows, and much that it does not.
#
#   end2end/api/run.sh http://127.0.0.1:3000 [further arguments of schemathesis]
#
# Needs python3; schemathesis is installed into target/tools once. The server must be a demonstration on this machine,
# since stays are booked: foresteria serve --demo --api-rate 10000 --api-burst 10000
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tools="$here/../../target/tools/schemathesis-4.32.5"
origin=${1:?the address of a demonstration server, such as http://127.0.0.1:3000}
shift

if [ ! -x "$tools/bin/schemathesis" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet schemathesis==4.32.5
fi

jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
ask() { curl --silent --show-error --fail --cookie "$jar" --cookie-jar "$jar" --header 'Sec-Fetch-Site: same-origin' "$@"; }

ask --output /dev/null --data role=administrator "$origin/sign-in/demo"
token=$(ask --data 'name=schemathesis&days=30&read_campus=yes&read_figures=yes&read_stays=yes&write_stays=yes' \
    "$origin/account/tokens" | grep --only-matching 'fst_[A-Za-z0-9_-]*' | head -n 1)

# It leaves a cache where it runs.
cd "$tools"
"$tools/bin/schemathesis" --config-file "$here/schemathesis.toml" run "$origin/api/v1/openapi.json" \
    --header "Authorization: Bearer $token" --checks all --max-examples "${EXAMPLES:-25}" --workers 2 \
    --phases examples,coverage,fuzzing --no-color "$@"
