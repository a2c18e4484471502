#!/usr/bin/env bash
# Two web processes on one PostgreSQL behind nginx: people work through the proxy, one process is killed with SIGKILL
# in the middle, and what was lost and what was doubled is counted. Ends with 0 when nothing was, with 2 when nothing was
# but an edit took longer than a second to the other process.
# usage: bench/two-nodes.sh
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
. etc/packages.sh
. etc/postgres.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

need_tools
need_packages "${postgres_packages[@]}" libvips-tools nginx-light
published=${EDUABP_TEST_APP:-$root/artifacts/app}
if [ -z "${EDUABP_TEST_APP:-}" ]; then
  say "Building" >&2
  dotnet publish src/EduAbp.Web -c Release -v q --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o "$published" || fail "the build failed"
fi
bench=${EDUABP_BENCH:-bench/bin/Release/net10.0/EduAbp.Bench.dll}
[ -n "${EDUABP_BENCH:-}" ] || dotnet build bench -c Release -v q --nologo -clp:NoSummary || fail "the build failed"

work=$(mktemp -d)
servers=()
stop() {
  [ ! -f "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" 2>/dev/null
  [ ${#servers[@]} = 0 ] || kill "${servers[@]}" 2>/dev/null
  wait 2>/dev/null
  pg_throwaway_stop
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

say "Starting PostgreSQL" >&2
pg_throwaway_start "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"
sql() { as_pg "$(pg_bin)/psql" -h "$PG_HOME" -p "$PG_PORT" -U postgres -q -X -v ON_ERROR_STOP=1 "$@"; }
sql -d postgres -c "create role eduabp_owner login; create role eduabp_web login; create role eduabp_worker login" \
  -c "create database eduabp owner eduabp_owner" >/dev/null || fail "no database"
on() { echo "Host=127.0.0.1;Port=$PG_PORT;Database=eduabp;Username=$1"; }
export Database__Kind=Postgres "Database__ConnectionString=$(on eduabp_web)"
export "Database__OwnerConnectionString=$(on eduabp_owner)" "Database__WorkerConnectionString=$(on eduabp_worker)"
# What the two share besides the database.
export Blobs__Path=$work/blobs DataProtection__Path=$work/keys Mail__PickupDirectory=$work/mail
export ASPNETCORE_ENVIRONMENT=Production Logging__LogLevel__Default=Warning
export Proxy__Trusted=127.0.0.1
front=$(free_port 5150) one=$(free_port 5151) two=$(free_port 5152)
export Site__Url=http://localhost:$front

say "Seeding the demonstration city" >&2
(cd "$work" && dotnet "$published/EduAbp.Web.dll" migrate && dotnet "$published/EduAbp.Web.dll" seed) >"$work/seed.log" 2>&1 || { cat "$work/seed.log"; fail "the seeding failed"; }
mkdir -p "$work/mail"
rm -f "$work"/mail/*
sql -d eduabp -c 'delete from "NotificationsLetters"'
unset Database__OwnerConnectionString
for port in "$one" "$two"; do
  # Names with a dash or a dot cannot be exported by the shell. The calendar's runs are counted from the log.
  (cd "$work" && exec env Urls="http://localhost:$port" RateLimits__sign-in=1000 Logging__LogLevel__EduAbp.AspNetCore.Calendars=Debug dotnet "$published/EduAbp.Web.dll" serve </dev/null >>"$work/server-$port.log" 2>&1) &
  servers+=($!)
done

mkdir -p "$work/nginx"
cat >"$work/nginx.conf" <<CONF
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path $work/nginx/body;
  proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/f;
  uwsgi_temp_path $work/nginx/u;
  scgi_temp_path $work/nginx/s;
  upstream eduabp {
    server 127.0.0.1:$one max_fails=1 fail_timeout=5s;
    server 127.0.0.1:$two max_fails=1 fail_timeout=5s;
    keepalive 32;
  }
  server {
    listen 127.0.0.1:$front;
    location / {
      include $root/etc/nginx/eduabp-proxy.conf;
      proxy_pass http://eduabp;
    }
  }
}
CONF
nginx=$(command -v nginx || echo /usr/sbin/nginx)
"$nginx" -c "$work/nginx.conf" -e "$work/nginx.log" || { cat "$work/nginx.log"; fail "nginx did not start"; }
for port in "$one" "$two" "$front"; do
  for _ in $(seq 1200); do
    curl -sf -o /dev/null "http://localhost:$port/health/ready" && continue 2
    sleep 0.1
  done
  cat "$work"/server-*.log >&2
  fail "port $port does not answer"
done

say "Working on both, killing one" >&2
echo
dotnet "$bench" two-nodes "http://localhost:$front" "http://localhost:$one" "http://localhost:$two" "${servers[0]}" \
  "Host=127.0.0.1;Port=$PG_PORT;Database=eduabp;Username=postgres" "$work/mail" "$work"
status=$?
[ "$status" = 0 ] || tail -n 40 "$work"/server-*.log >&2
exit "$status"
