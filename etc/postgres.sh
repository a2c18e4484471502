# A PostgreSQL 15 of our own on loopback. Sourced by run.sh, test.sh and bench/run.sh after etc/packages.sh.
# Never touches a cluster that the machine already has.

postgres_packages=(postgresql-15 postgresql-client-15)

pg_bin() { dirname "$(dpkg -L postgresql-15 | grep '/bin/initdb$')"; }

# as_pg COMMAND...: PostgreSQL refuses to run as root, so root steps down to the package's own user.
as_pg() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"
  else
    env LC_ALL=C.UTF-8 "$@"
  fi
}

# pg_home WANTED: WANTED where the PostgreSQL user can reach it, else a folder that it can reach (a clone under /root).
pg_home() {
  local wanted=$1
  mkdir -p "$wanted"
  if [ "$(id -u)" = 0 ]; then
    chown postgres: "$wanted"
    if ! as_pg test -x "$wanted"; then
      rmdir "$wanted" 2>/dev/null || true
      wanted=/var/lib/eduabp/$(printf %s "$wanted" | sha256sum | cut -c1-12)
      mkdir -p "$wanted"
      chown postgres: "$wanted"
    fi
  fi
  chmod 700 "$wanted"
  echo "$wanted"
}

pg_secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# pg_throwaway_start: a server for tests, without passwords or durability. Sets PG_HOME, PG_PORT, PG_ADMIN.
pg_throwaway_start() {
  PG_HOME=$(mktemp -d)
  [ "$(id -u)" != 0 ] || chown postgres: "$PG_HOME"
  PG_PORT=$(free_port $((54400 + RANDOM % 1000)))
  local here=$PWD
  cd "$PG_HOME"
  as_pg "$(pg_bin)/initdb" -D data -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
    { cat initdb.log; fail "initdb failed"; }
  as_pg "$(pg_bin)/pg_ctl" -D data -l log -w -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$PG_HOME \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 ${1:-}" start >start.log 2>&1 </dev/null ||
    { cat start.log log; fail "PostgreSQL did not start"; }
  cd "$here"
  PG_ADMIN="Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=postgres"
}

pg_throwaway_stop() {
  [ -n "${PG_HOME:-}" ] || return 0
  (cd / && as_pg "$(pg_bin)/pg_ctl" -D "$PG_HOME/data" -m immediate -w stop >/dev/null 2>&1) || true
  rm -rf "$PG_HOME"
  PG_HOME=
}

# pg_durable_start FOLDER: a lasting server with passwords, and the three roles (docs/decisions): owner makes
# and changes tables, web serves and owns nothing, worker runs what belongs to no visitor.
# Sets PG_HOME, PG_PORT, PG_OWNER, PG_WEB, PG_WORKER (connection strings).
pg_durable_start() {
  PG_HOME=$(pg_home "$1")
  local secrets=$1.secrets here=$PWD
  cd "$PG_HOME"
  if ! as_pg test -f data/PG_VERSION; then
    say "Creating the PostgreSQL cluster in $PG_HOME"
    as_pg "$(pg_bin)/initdb" -D data -U "$(as_pg id -un)" --auth-local=peer --auth-host=scram-sha-256 \
      --encoding=UTF8 --locale=C.UTF-8 --data-checksums >/dev/null || fail "initdb failed"
    as_pg sh -c "cat >> data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$PG_HOME'
shared_buffers = 512MB
max_connections = 200
CONF
    (umask 077; printf 'PG_PORT=%s\nowner=%s\nweb=%s\nworker=%s\n' \
      "$(free_port 54321)" "$(pg_secret)" "$(pg_secret)" "$(pg_secret)" > "$secrets")
  fi
  chmod 600 "$secrets"
  local owner web worker
  # shellcheck disable=SC1090
  . "$secrets"

  if as_pg "$(pg_bin)/pg_ctl" -D data status >/dev/null 2>&1; then
    PG_PORT=$(as_pg sed -n 4p data/postmaster.pid)
  else
    PG_PORT=$(free_port "$PG_PORT")
    as_pg "$(pg_bin)/pg_ctl" -D data -l log -w -o "-p $PG_PORT" start >/dev/null </dev/null ||
      { tail -n 20 log; fail "PostgreSQL did not start; its log is $PG_HOME/log"; }
  fi
  pg_psql() { as_pg "$(pg_bin)/psql" -h "$PG_HOME" -p "$PG_PORT" -v ON_ERROR_STOP=1 -q -X "$@"; }
  pg_psql -d postgres <<SQL >/dev/null
select format('create role eduabp_%s login nosuperuser nocreatedb nocreaterole nobypassrls', name)
from unnest(array['owner', 'web', 'worker']) as name
where not exists (select from pg_roles where rolname = 'eduabp_' || name)
\gexec
alter role eduabp_owner password '$owner';
alter role eduabp_web password '$web';
alter role eduabp_worker password '$worker';
select 'create database eduabp owner eduabp_owner' where not exists (select from pg_database where datname = 'eduabp')
\gexec
SQL
  # Trusted extensions: the owner of the database could add them too; here they are ready.
  pg_psql -d eduabp -c 'set client_min_messages = warning' -c 'create extension if not exists unaccent' \
    -c 'create extension if not exists pg_trgm' -c 'create extension if not exists btree_gin' >/dev/null
  cd "$here"
  local base="Host=127.0.0.1;Port=$PG_PORT;Database=eduabp"
  PG_OWNER="$base;Username=eduabp_owner;Password=$owner"
  PG_WEB="$base;Username=eduabp_web;Password=$web"
  PG_WORKER="$base;Username=eduabp_worker;Password=$worker"
}

pg_durable_stop() {
  [ -n "${PG_HOME:-}" ] || return 0
  (cd / && as_pg "$(pg_bin)/pg_ctl" -D "$PG_HOME/data" -m fast -w stop >/dev/null 2>&1) || true
}
