#!/usr/bin/env bash
# How long the portal takes from its start to being ready, as it is published: once on an empty folder with the demo data, then on what is there.
#   bash Portal.Tests/Bench/start.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
out="$(mktemp -d)"; port=$((20000 + RANDOM % 20000)); pid=""
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$out"' EXIT
dotnet publish Portal.Server -c Release -o "$out/portal" --nologo -v quiet
export ASPNETCORE_ENVIRONMENT=Development Portal__DataFolder="$out/data" Portal__PublicUrl="http://localhost:$port"
for round in $(seq 0 "${1:-5}"); do
  began=$(date +%s%N)
  (cd "$out/portal" && exec ./Portal.Server --urls="http://127.0.0.1:$port") >"$out/log" 2>&1 & pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/readyz")" = 200 ]; do
    kill -0 "$pid" || { cat "$out/log"; exit 1; }
    sleep 0.02
  done
  ready=$(( ($(date +%s%N) - began) / 1000000 ))
  memory=$(( $(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024 ))
  if [ "$round" = 0 ]; then echo "first start, filling the demo data: $ready ms"; else echo "start $round: $ready ms, $memory MB"; fi
  kill -TERM "$pid"; wait "$pid" || true; pid=""
done
