#!/usr/bin/env bash
# Walks every address of the running program as every role and scope, writes docs/access.md anew, and prints it.
set -euo pipefail
cd "$(dirname "$0")/../.."
PORTAL_WRITE_ACCESS=1 dotnet test Portal.sln --filter RoleWalkTests --logger "console;verbosity=minimal" >&2
cat docs/access.md
