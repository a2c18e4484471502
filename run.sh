#!/usr/bin/env bash
# Sets EduAbp up on this machine and serves it. Safe to run again; everything it keeps is in .data/.
set -uo pipefail
cd "$(dirname "$0")"
root=$PWD
. etc/packages.sh
. etc/postgres.sh

port=5080 postgres='' demo=1
while [ $# -gt 0 ]; do
  case $1 in
    --postgres) postgres=1 ;;
    --no-demo) demo= ;;
    --port) shift; port=${1:-}; [[ $port =~ ^[0-9]+$ ]] || fail "--port needs a number" ;;
    --port=*) port=${1#--port=}; [[ $port =~ ^[0-9]+$ ]] || fail "--port needs a number" ;;
    --help|-h)
      cat <<'HELP'
usage: ./run.sh [--postgres] [--port N] [--no-demo]

Restores, builds, creates the database under .data/, seeds the demonstration city and serves it
at http://localhost:5080 until Ctrl-C.

  --postgres   on a PostgreSQL 15 of its own (installed with apt, started on loopback, kept in .data/postgres)
               instead of the embedded SQLite
  --port N     another port than 5080
  --no-demo    only the department with one account of its centre; the account's activation link is printed
HELP
      exit 0 ;;
    *) fail "unknown option $1 (see --help)" ;;
  esac
  shift
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

need_tools
packages=(libvips-tools fonts-noto-core)
[ -z "$postgres" ] || packages+=("${postgres_packages[@]}")
need_packages "${packages[@]}"
! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || fail "port $port is taken; try --port $(free_port $((port + 1)))"

mkdir -p .data
say "Building (the first time takes a few minutes)"
dotnet publish src/EduAbp.Web -c Release -v q --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o .data/app || fail "the build failed"

server=
stop() {
  trap - INT TERM EXIT
  [ -z "$server" ] || { kill -TERM "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
  [ -z "$postgres" ] || pg_durable_stop
}
trap 'stop; exit 0' INT TERM
trap 'stop' EXIT

files=$root/.data
if [ -n "$postgres" ]; then
  say "Starting PostgreSQL"
  pg_durable_start "$root/.data/postgres"
  files=$root/.data/postgres-files
  export Database__Kind=Postgres Database__ConnectionString=$PG_WEB
  export Database__OwnerConnectionString=$PG_OWNER Database__WorkerConnectionString=$PG_WORKER
else
  export Database__Kind=Sqlite "Database__ConnectionString=Data Source=$files/eduabp.db"
fi
mkdir -p "$files"
export Blobs__Path=$files/blobs DataProtection__Path=$files/keys Mail__PickupDirectory=$files/mail
export ASPNETCORE_ENVIRONMENT=Production Urls=http://localhost:$port

# Started in .data/, where whatever has no path of its own ends up.
eduabp() { (cd "$files" && exec dotnet "$root/.data/app/EduAbp.Web.dll" "$@" </dev/null); }

say "Migrating the database"
eduabp migrate || fail "the migration failed"
say "Seeding"
if [ -n "$demo" ]; then
  eduabp seed >"$files/accounts.txt" || { cat "$files/accounts.txt"; fail "the seeding failed"; }
else
  eduabp init >"$files/accounts.txt" || { cat "$files/accounts.txt"; fail "the seeding failed"; }
fi

say "Starting the web server"
# The server alone does without the owner's rights.
unset Database__OwnerConnectionString
(cd "$files" && exec dotnet "$root/.data/app/EduAbp.Web.dll" serve </dev/null) &
server=$!
for _ in $(seq 1 240); do
  kill -0 "$server" 2>/dev/null || fail "the web server stopped"
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  sleep 0.25
done

cat "$files/accounts.txt"
echo
say "EduAbp is ready: http://localhost:$port  (Ctrl-C stops it)"
wait "$server"
