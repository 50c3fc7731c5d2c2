#!/usr/bin/env bash
# The bench: fills a database, signs in, and measures the customers' pages beside their JSON twins, the staff's in a browser, and the search.
#   bash Portal.Tests/Bench/run.sh [--customers N] [--seconds S] [--only Sqlite|PostgreSql] [--filled <data folder of SQLite>]
# N defaults to 100,000 customers, which makes about 1,000,000 orders. Takes Debian's wrk, chromium and postgresql where they are missing.
set -euo pipefail
cd "$(dirname "$0")/../.."
customers=100000; seconds=10; only=""; filled=()
while [ $# -gt 0 ]; do
  case "$1" in
    --customers) customers="$2"; shift 2 ;;
    --seconds) seconds="$2"; shift 2 ;;
    --only) only="$2"; shift 2 ;;
    --filled) filled=("$2"); only=Sqlite; shift 2 ;;
    *) echo "Unknown option $1. There are --customers N, --seconds S, --only Sqlite|PostgreSql and --filled <folder>." >&2; exit 1 ;;
  esac
done
missing=()
command -v wrk >/dev/null || missing+=(wrk)
command -v chromium >/dev/null || missing+=(chromium)
pgbin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
[ "$only" = Sqlite ] || [ -n "$(pgbin)" ] || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
# Built, not published: only a build brings the list of static files of the portal itself along.
dotnet build Portal.Tests/Bench/Portal.Bench.csproj -c Release -o "$out/bench" --nologo -v quiet
bench="$out/bench/Portal.Bench"
if [ "$only" != PostgreSql ]; then "$bench" measure Sqlite - "$customers" "$seconds" "${filled[@]}"; fi
if [ "$only" != Sqlite ]; then
  pg="$(mktemp -d)"; port=$((20000 + RANDOM % 20000))
  as=(); if [ "$(id -u)" = 0 ]; then chown postgres "$pg"; as=(runuser -u postgres --); fi
  (cd "$pg" && "${as[@]}" "$(pgbin)/initdb" -D "$pg/db" -U portal -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
   "${as[@]}" "$(pgbin)/pg_ctl" -D "$pg/db" -l "$pg/log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=512MB" start >/dev/null)
  trap '(cd "$pg" && "${as[@]}" "$(pgbin)/pg_ctl" -D "$pg/db" -m immediate stop >/dev/null 2>&1); rm -rf "$pg" "$out"' EXIT
  "$bench" measure PostgreSql "Host=127.0.0.1;Port=$port;Username=portal;Database=portal_bench" "$customers" "$seconds"
fi
