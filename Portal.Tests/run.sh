#!/usr/bin/env bash
# Installs what the tests need (Debian; browser, database, sign-in provider, readers of PDFs and codes), starts a PostgreSQL of its own, and runs everything.
# Fails on a failed test, on a skipped one that is not SQL Server's, and when fewer tests ran than tests.count says.
# Variables: PORTAL_TEST_POSTGRESQL or PORTAL_TEST_SQLSERVER name a server to use; PORTAL_TEST_CHROMIUM a browser.
# Arguments go to "dotnet test" (for one class: --filter StoryTests).
set -euo pipefail
cd "$(dirname "$0")/.."

need() { # need <program or path> <debian package>...
  command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] || missing+=("${@:2}")
}
missing=()
chromium="${PORTAL_TEST_CHROMIUM:-/usr/bin/chromium}"
need "$chromium" chromium
need python3 python3
need pdftotext poppler-utils
need qpdf qpdf
need zbarimg zbar-tools
need node nodejs
need npm npm
pgbin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
[ -n "${PORTAL_TEST_POSTGRESQL:-}" ] || [ -n "$(pgbin)" ] || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]}"
  sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# A real OpenID Connect provider, of the version that package.json names.
[ -d Portal.Tests/OpenId/node_modules/oidc-provider ] || (cd Portal.Tests/OpenId && npm install --no-package-lock --no-audit --no-fund --silent)

# A parser of mails, to read what the portal writes.
[ -d Portal.Tests/Mail/Parser/node_modules/mailparser ] || (cd Portal.Tests/Mail/Parser && npm install --no-package-lock --no-audit --no-fund --silent)

stop_database() { :; }
# No test takes the power from this server: what it commits need not reach the disk.
if [ -z "${PORTAL_TEST_POSTGRESQL:-}" ]; then
  pg="$(mktemp -d)"; port=$((20000 + RANDOM % 12000))
  as=(); if [ "$(id -u)" = 0 ]; then chown postgres "$pg"; as=(runuser -u postgres --); fi
  (cd "$pg" && "${as[@]}" "$(pgbin)/initdb" -D "$pg/db" -U portal -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
   "${as[@]}" "$(pgbin)/pg_ctl" -D "$pg/db" -l "$pg/log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off" start >/dev/null)
  stop_database() { (cd "$pg" && "${as[@]}" "$(pgbin)/pg_ctl" -D "$pg/db" -m immediate stop >/dev/null 2>&1); rm -rf "$pg"; }
  export PORTAL_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=portal;Database=postgres"
fi

results="$(mktemp -d)"
trap 'stop_database; rm -rf "$results"' EXIT
status=0
# A test that hangs is named and ends the run: nothing takes twenty minutes. Those skipped are counted at the end, not listed.
dotnet test Portal.sln --blame-hang-timeout 20min --blame-hang-dump-type none --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=minimal" --results-directory "$results" "$@" \
  | { grep --line-buffered -v -e '\[SKIP\]$' -e '^ *Skipped Portal' || true; } || status=$?
least=0; [ $# -gt 0 ] || least=$(cat Portal.Tests/tests.count)
python3 Portal.Tests/summary.py "$results/tests.trx" "$least" "$status"
