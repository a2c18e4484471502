#!/usr/bin/env bash
# Measures the pages against the two ceilings, which it starts itself, and prints tables for RESULTS.md.
# usage: bench/run.sh [pages] [start] [units] [gradebook] [term] [hot] [signin]   (all of these without an argument)
#        bench/run.sh search    the search page over BENCH_DOCUMENTS articles, 1,000,000 if not given (ten minutes to fill)
# "term" fills BENCH_SCHOOLS schools (120) of BENCH_PUPILS (1500) pupils; a city of 2.53 million is 1,687 such schools.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
. etc/packages.sh
. etc/postgres.sh

parts=" ${*:-pages start units gradebook term hot signin} "
units=${BENCH_UNITS:-3500} rounds=${BENCH_ROUNDS:-5} seconds=${BENCH_SECONDS:-5}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

need_tools
need_packages "${postgres_packages[@]}" libvips-tools wrk nginx-light
say "Building" >&2
dotnet publish src/EduAbp.Web -c Release -v q --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o artifacts/app || fail "the build failed"
dotnet build bench -c Release -v q --nologo -clp:NoSummary || fail "the build failed"
bench() { dotnet "$root/bench/bin/Release/net10.0/EduAbp.Bench.dll" "$@"; }

if [[ $parts == *" hot "* ]]; then
  bench hot
fi
[[ $parts =~ " pages "|" start "|" units "|" gradebook "|" term "|" signin "|" search " ]] || exit 0

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

# As durable as a real server: adding units is a matter of writes.
say "Starting PostgreSQL" >&2
pg_throwaway_start "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=1GB"
sql() { as_pg "$(pg_bin)/psql" -h "$PG_HOME" -p "$PG_PORT" -U postgres -q -X -v ON_ERROR_STOP=1 "$@"; }
sql -d postgres -c "create role eduabp_owner login; create role eduabp_web login; create role eduabp_worker login" \
  -c "create database eduabp owner eduabp_owner" -c "create database bench_q" >/dev/null || fail "no database"
on() { echo "Host=127.0.0.1;Port=$PG_PORT;Database=eduabp;Username=eduabp_$1"; }

export Database__Kind=Postgres "Database__ConnectionString=$(on web)"
export "Database__OwnerConnectionString=$(on owner)" "Database__WorkerConnectionString=$(on worker)"
export Blobs__Path=$work/blobs DataProtection__Path=$work/keys Mail__PickupDirectory=$work/mail
export ASPNETCORE_ENVIRONMENT=Production Logging__LogLevel__Default=Warning RateLimits__search=100000000
app=$root/artifacts/app/EduAbp.Web.dll
# The servers share the first core; wrk has the last one to itself.
serve() { # PORT [NAME=value...]
  local port=$1
  shift
  (cd "$work" && exec env Urls="http://localhost:$port" "$@" taskset -c 0 dotnet "$app" serve </dev/null >>"$work/server.log" 2>&1) &
  servers+=($!)
}
until_ready() {
  for _ in $(seq 600); do
    curl -sf -o /dev/null "$1" && return 0
    sleep 0.1
  done
  cat "$work/server.log" >&2
  fail "$1 does not answer"
}

say "Seeding the demonstration city" >&2
(cd "$work" && dotnet "$app" migrate && dotnet "$app" seed) >"$work/seed.log" 2>&1 || { cat "$work/seed.log"; fail "the seeding failed"; }

if [[ $parts == *" gradebook "* ]]; then
  echo
  (cd "$work" && bench gradebook "${BENCH_TEACHERS:-200}") || fail "the gradebook could not be measured"
  echo
  (cd "$work" && bench pupil-list) || fail "the list of pupils could not be measured"
  [[ $parts =~ " pages "|" start "|" units "|" term "|" signin "|" search " ]] || exit 0
fi

if [[ $parts == *" start "* ]]; then
  echo
  echo "| database | start to first answer | first answer of a unit not asked before | resident memory then |"
  echo "|---|---|---|---|"
  (cd "$work" && Urls=http://localhost:5190 bench start "$app" http://localhost:5190/ http://localhost:5190/can-gio/thcs-binh-khanh "demonstration city")
fi

# The day of results: nothing but the first core serves, and a thousand press the button.
if [[ $parts == *" signin "* ]]; then
  storm=$(free_port 5150)
  serve "$storm" "Site__Url=http://localhost:$storm" RateLimits__sign-in=100000000
  until_ready "http://localhost:$storm/health/ready"
  school=can-gio/thcs-binh-khanh
  domain=thcs-binh-khanh.can-gio.example.edu.vn
  echo
  for page in "" "/tim-kiem?q=hoc%20sinh"; do
    echo "Readers of /$school$page:"
    echo
    bench sign-in "http://localhost:$storm/$school/dang-nhap" "http://localhost:$storm/$school$page" "${BENCH_SECONDS:-20}" "${BENCH_PEOPLE:-1000}" \
      "quantri@$domain" "truongban@$domain" "bientap@$domain" "congtac@$domain"
    echo
  done
  [[ $parts =~ " pages "|" start "|" units "|" term "|" search " ]] || exit 0
fi

# The end of a term: one school, all schools in one process, then the same as jobs of a server that answers pages beside them.
if [[ $parts == *" term "* ]]; then
  schools=${BENCH_SCHOOLS:-120} pupils=${BENCH_PUPILS:-1500}
  # Every third unit that is added is a lower-secondary school.
  (cd "$work" && bench seed-units $((schools * 3 + schools / 20 + 40)) && bench seed-records "$schools" "$pupils") >&2 || fail "the schools could not be filled"
  sql -d eduabp -c "vacuum analyze" >/dev/null
  echo
  (cd "$work" && DOTNET_gcServer=1 bench end-of-term) || fail "the end of the term could not be measured"

  beside=$(free_port 5155)
  serve "$beside"
  until_ready "http://localhost:$beside/health/ready"
  echo "[{ \"name\": \"school home, cached\", \"url\": \"http://localhost:$beside/can-gio/thcs-binh-khanh\" }]" >"$work/beside.json"
  left() { sql -d eduabp -At -c "select count(*) from \"AbpOutbox\" where \"Payload\" = '{\"begin\":2026}' and \"DoneAt\" is null"; }
  echo
  echo "Pages before:"
  bench load "$work/beside.json" --rounds 3 --seconds 5
  sql -d eduabp -c 'truncate "StudentRecordsPupilResults"' >/dev/null
  begun=$(date +%s.%N)
  (cd "$work" && dotnet "$app" end-of-term 2026) >&2 || fail "the end of the term could not be queued"
  echo
  echo "Pages meanwhile ($(left) schools queued):"
  bench load "$work/beside.json" --rounds 3 --seconds 5
  echo "($(left) schools left when this was measured)"
  while [ "$(left)" != 0 ]; do sleep 0.5; done
  echo
  echo "All $schools schools as jobs beside pages: $(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }') s; resident at most $(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/${servers[-1]}/status") MiB"
  [[ $parts =~ " pages "|" start "|" units "|" search " ]] || exit 0
fi

say "Adding units up to $units" >&2
(cd "$work" && bench seed-units "$units") || fail "the units could not be added"
sql -d eduabp -c "vacuum analyze" >/dev/null

if [[ $parts == *" start "* ]]; then
  (cd "$work" && Urls=http://localhost:5190 bench start "$app" http://localhost:5190/ http://localhost:5190/can-gio/thcs-binh-khanh "$units units")
fi

# Enough articles for a city: what is typed most is in nearly all of them.
if [[ $parts == *" search "* ]]; then
  asked=$(free_port 5190)
  serve "$asked" "Site__Url=http://localhost:$asked" Caching__PublicPages=false
  until_ready "http://localhost:$asked/health/ready"
  echo
  bench search "Host=127.0.0.1;Port=$PG_PORT;Database=eduabp;Username=eduabp_owner" "${BENCH_DOCUMENTS:-1000000}" \
    "http://localhost:$asked" "http://localhost:$asked/do-1" "http://localhost:$asked/can-gio/thcs-binh-khanh" || fail "the search could not be measured"
  echo
fi

# The session of a teacher of the demonstration school, as a Cookie header.
sign_in() { # PORT
  local page=http://localhost:$1/$school/dang-nhap jar=$work/cookies token
  token=$(curl -s -c "$jar" "$page" | grep -o '__RequestVerificationToken[^>]*value="[^"]*"' | sed 's/.*value="//; s/"$//')
  curl -s -o /dev/null -b "$jar" -c "$jar" --data-urlencode "__RequestVerificationToken=$token" \
    --data-urlencode "Email=gv01@thcs-binh-khanh.can-gio.example.edu.vn" --data-urlencode "Password=RungSac.Mau.2026" "$page"
  [ "$(curl -s -o /dev/null -w '%{http_code}' -b "$jar" "http://localhost:$1/$school/quan-tri")" = 200 ] || fail "the teacher could not sign in"
  awk 'NF == 7 { printf "%s%s=%s", between, $6, $7; between = "; " }' "$jar"
}

# Both kinds of server twice, behind one nginx on the servers' core; the ceilings behind the same one, or it would be nginx that is measured.
two_nodes() { # CACHED CACHED PLAIN PLAIN M Q
  mkdir -p "$work/nginx"
  {
    # Its workers write into a folder that only who started this may enter.
    [ "$(id -u)" != 0 ] || echo "user root;"
    echo "pid $work/nginx.pid; error_log $work/nginx.log; worker_processes 1; events { worker_connections 256; }"
    echo "http { access_log off;"
    for folder in client_body fastcgi proxy scgi uwsgi; do echo "${folder}_temp_path $work/nginx/$folder;"; done
    echo "upstream cached { server 127.0.0.1:$1; server 127.0.0.1:$2; keepalive 64; }"
    echo "upstream plain { server 127.0.0.1:$3; server 127.0.0.1:$4; keepalive 64; }"
    echo "upstream m { server 127.0.0.1:$5; keepalive 64; }"
    echo "upstream q { server 127.0.0.1:$6; keepalive 64; }"
    for kind in cached plain m q; do
      local front=${kind}_front
      echo "server { listen 127.0.0.1:${!front}; location / { proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Host localhost; proxy_pass http://$kind; } }"
    done
    echo "}"
  } >"$work/nginx.conf"
  taskset -c 0 "$(command -v nginx || echo /usr/sbin/nginx)" -c "$work/nginx.conf" -e "$work/nginx.log" || { cat "$work/nginx.log"; fail "nginx did not start"; }
}

if [[ $parts == *" pages "* ]]; then
  m=$(free_port 5160) q=$(free_port 5161) cached=$(free_port 5170) plain=$(free_port 5180)
  cached2=$(free_port 5171) plain2=$(free_port 5181) cached_front=$(free_port 5172) plain_front=$(free_port 5182) m_front=$(free_port 5162) q_front=$(free_port 5163)
  taskset -c 0 dotnet bench/bin/Release/net10.0/EduAbp.Bench.dll ceiling-m "$m" & servers+=($!)
  taskset -c 0 dotnet bench/bin/Release/net10.0/EduAbp.Bench.dll ceiling-q "$q" \
    "Host=127.0.0.1;Port=$PG_PORT;Database=bench_q;Username=postgres" & servers+=($!)
  serve "$cached"
  serve "$plain" Caching__PublicPages=false
  serve "$cached2"
  serve "$plain2" Caching__PublicPages=false
  until_ready "http://localhost:$m/"; until_ready "http://localhost:$q/"
  two_nodes "$cached" "$cached2" "$plain" "$plain2" "$m" "$q"
  for port in "$cached" "$plain" "$cached2" "$plain2" "$cached_front" "$plain_front"; do until_ready "http://localhost:$port/health/ready"; done

  school=can-gio/thcs-binh-khanh
  article=$(curl -s "http://localhost:$plain/$school/tin-tuc" | grep -o "href=\"/$school/tin-tuc/[^\"?#]*" | head -n 1 | cut -d'"' -f2)
  [ -n "$article" ] || fail "the demonstration school has no article"
  session=$(sign_in "$plain") || exit 1
  # Each ceiling right before what is compared with it: machines swing.
  cat >"$work/pages.json" <<JSON
[
  { "name": "M", "url": "http://localhost:$m/" },
  { "name": "school home, cached, path", "url": "http://localhost:$cached/$school", "ceiling": "M", "must": 0.6, "aim": 0.85 },
  { "name": "school home, cached, school under the district's host", "url": "http://localhost:$cached/thcs-binh-khanh", "ceiling": "M", "must": 0.6, "aim": 0.85, "headers": { "Host": "can-gio.localhost:$cached" } },
  { "name": "school home, cached, host of its own", "url": "http://localhost:$cached/", "ceiling": "M", "must": 0.6, "aim": 0.85, "headers": { "Host": "thcs-binh-khanh.can-gio.localhost:$cached" } },
  { "name": "Q", "url": "http://localhost:$q/" },
  { "name": "school home, uncached", "url": "http://localhost:$plain/$school", "ceiling": "Q", "must": 0.25, "aim": 0.6 },
  { "name": "article, uncached", "url": "http://localhost:$plain$article", "ceiling": "Q", "must": 0.35, "aim": 0.8 },
  { "name": "a teacher's desk, signed in", "url": "http://localhost:$plain/$school/quan-tri", "ceiling": "Q", "must": 0.25, "aim": 0.6, "headers": { "Cookie": "$session" } },
  { "name": "M behind nginx", "url": "http://localhost:$m_front/" },
  { "name": "school home, cached, two nodes behind nginx", "url": "http://localhost:$cached_front/$school", "ceiling": "M behind nginx", "must": 0.6, "aim": 0.85 },
  { "name": "Q behind nginx", "url": "http://localhost:$q_front/" },
  { "name": "school home, uncached, two nodes behind nginx", "url": "http://localhost:$plain_front/$school", "ceiling": "Q behind nginx", "must": 0.25, "aim": 0.6 },
  { "name": "article, uncached, two nodes behind nginx", "url": "http://localhost:$plain_front$article", "ceiling": "Q behind nginx", "must": 0.35, "aim": 0.8 }
]
JSON
  echo
  bench load "$work/pages.json" --rounds "$rounds" --seconds "$seconds"
  echo
  for server in "${servers[@]:2}"; do
    echo "Resident memory of the process after load: $(awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status") MiB"
  done
fi
