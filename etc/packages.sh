# Debian packages for run.sh and test.sh. Sourced, not run.

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need_packages PACKAGE...: installs what is missing. Does nothing, and needs no rights, where all are there.
need_packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  command -v apt-get >/dev/null || fail "please install: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "please install as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  local options=(-y -q --no-install-recommends -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=300)
  "${as_root[@]}" apt-get update -q -o DPkg::Lock::Timeout=300 >/dev/null || fail "apt-get update failed"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "${missing[@]}" >/dev/null ||
    fail "apt-get could not install ${missing[*]}"
}

# need_tools: the two things that do not come from apt.
need_tools() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is not installed: https://dotnet.microsoft.com/download/dotnet/10.0"
  [ "$(dotnet --version | cut -d. -f1)" -ge 10 ] || fail "the .NET SDK is $(dotnet --version); version 10 is needed"
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 is not installed: https://nodejs.org"
  [ "$(node --version | sed 's/^v//; s/\..*//')" -ge 20 ] || fail "Node.js is $(node --version); version 20 is needed"
}

# free_port FIRST: the first port from FIRST that nobody listens on.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}
