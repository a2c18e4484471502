#!/usr/bin/env bash
# Sets up what the tests need and runs them all. Ends with the line "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")"
root=$PWD
. etc/packages.sh
. etc/postgres.sh

long=
for argument in "$@"; do
  case $argument in
    --long) long=1 ;;
    --help|-h)
      cat <<'HELP'
usage: ./test.sh [--long]

Installs PostgreSQL 15, Chromium, libvips and fonts (with --long also nginx and ClamAV) with apt where they are missing, builds, starts a throwaway
PostgreSQL, and runs the unit, architecture, integration and browser tests.

  --long   adds the tests that take long: crash runs, two processes behind nginx, an upgrade, a real clamd, a plug-in from
           its source to a school
HELP
      exit 0 ;;
    *) fail "unknown option $argument (see --help)" ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_XMLDOC_MODE=skip
# Each test starts a host of its own: code lives too short for what is learnt about it to pay.
export DOTNET_TieredPGO=0
# No build server outlives the run.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
unset ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS

# Everything from apt comes before any server starts: an upgrade under a running PostgreSQL breaks it.
need_tools
need_packages "${postgres_packages[@]}" chromium libvips-tools fonts-noto-core wrk ${long:+nginx-light clamav-daemon}

results=$root/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

say "Building"
dotnet build EduAbp.sln -c Release -v q --nologo -clp:NoSummary || fail "the build failed"
dotnet publish src/EduAbp.Web -c Release -v q --nologo -o artifacts/app || fail "the publish failed"

trap pg_throwaway_stop EXIT
trap 'exit 130' INT TERM
say "Starting a throwaway PostgreSQL"
pg_throwaway_start
export EDUABP_TEST_POSTGRES=$PG_ADMIN
export EDUABP_TEST_APP=$root/artifacts/app
[ -z "$long" ] || export EDUABP_TEST_LONG=1
export EDUABP_TEST_CHROMIUM=${EDUABP_TEST_CHROMIUM:-$(command -v chromium)}

status=0
run_tests() {
  say "Running $1"
  local options=(-c Release --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$1.trx"
    --blame-hang-dump-type none)
  if [ -n "$long" ]; then options+=(--blame-hang-timeout 30m); else options+=(--blame-hang-timeout 8m --filter 'Category!=Long'); fi
  dotnet test "test/$1" "${options[@]}" </dev/null || status=1
}
run_tests EduAbp.Tests
run_tests EduAbp.Browser.Tests

# Counted from the result files, not from what was printed. A suite that left none has failed.
passed=0 failed=0 skipped=0
for suite in EduAbp.Tests EduAbp.Browser.Tests; do
  counters=$(grep -o '<Counters [^>]*' "$results/$suite.trx" 2>/dev/null | head -n 1)
  count() { printf %s "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  total=$(count total) executed=$(count executed) ok=$(count passed)
  if [ -z "$total" ] || [ "$total" = 0 ]; then
    echo "$suite ran no test"
    failed=$((failed + 1))
    continue
  fi
  passed=$((passed + ok))
  failed=$((failed + executed - ok))
  skipped=$((skipped + total - executed))
done
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1

pg_throwaway_stop
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$status" = 0 ] && [ "$passed" -gt 0 ]
