# shellcheck shell=bash
# What the benchmarks share: a temporary folder, processes that end with the script, free ports,
# a cluster without a window, and the proxies it is compared with. Sourced with $here set.

understudy=${UNDERSTUDY:-$here/../../console-app/target/understudy/bin/understudy}
connections=64

# --- the end ----------------------------------------------------------------------------------

work=$(mktemp -d)
pids=()
# ends them all, the patient way for ten seconds
stop_all() {
  local pid tries
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for ((tries = 0; tries < 100; tries++)); do
    kill -0 "${pids[@]}" 2>/dev/null || break
    sleep 0.1
  done
  for pid in "${pids[@]}"; do
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  pids=()
}
trap 'stop_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# runs a program that a signal to this script ends too, at once
run() {
  local status=0
  "$@" &
  pids+=($!)
  wait $! || status=$?
  unset 'pids[-1]'
  return "$status"
}

# --- words and numbers ------------------------------------------------------------------------

die() {
  echo "bench: $*" >&2
  exit 1
}
note() { echo "bench: $*" >&2; }
need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || die "needs the Debian package $program"
  done
}
now_ms() { echo $(($(date +%s%N) / 1000000)); }
# of the numbers in a file, "-" without any
median() {
  sort -n "$work/$1" 2>/dev/null |
    awk '{ v[NR] = $1 } END { print NR ? v[int((NR + 1) / 2)] : "-" }' || true
}
ratio() {
  awk -v a="$1" -v b="$2" 'BEGIN { if (a > 0 && b > 0) printf "%.2f", a / b; else printf "-" }'
}

# the home of a JDK 25 or newer
find_jdk() {
  local home major
  for home in "${JAVA_HOME:-}" "${UNDERSTUDY_JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/*; do
    [ -x "$home/bin/javac" ] || continue
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    if [ "${major:-0}" -ge 25 ]; then
      echo "$home"
      return
    fi
  done
  die 'found no JDK 25 or newer: name one in JAVA_HOME'
}

# the first of COUNT neighbouring ports on which nobody listens
free_ports() {
  local first port
  for first in $(shuf -i 20000-29990 -n 50); do
    for ((port = first; port < first + $1; port++)); do
      if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue 2; fi
    done
    echo "$first"
    return
  done
  die "no $1 free ports"
}

# --- the cluster ------------------------------------------------------------------------------

[ -x "$understudy" ] || die "no $understudy: mvn package -DskipTests makes it"
# three nodes, the balancer, the control API, up to four others from proxy_port on, names
node_port=$(free_ports 10)
balancer_port=$((node_port + 3)) control_port=$((node_port + 4)) proxy_port=$((node_port + 5))
dns_port=$((node_port + 9))
balancer=http://127.0.0.1:$balancer_port
control=http://127.0.0.1:$control_port/api/v1/
export UNDERSTUDY_TOKEN=bench-$RANDOM$RANDOM
options=(--nodes 3 --node-port "$node_port" --balancer-port "$balancer_port"
  --control-port "$control_port" --grpc-port 0 --dns-port "$dns_port")

# one call of the control API; its answer is in $work/answer
api() {
  curl -fsS -m 5 -o "$work/answer" -H "Authorization: Bearer $UNDERSTUDY_TOKEN" \
    -X "$1" "$control$2"
}

# with the given options and new data; ready_ms is the time to the ready line, the process is
# cluster_pid, and it goes on running
start_headless() {
  local begin line
  rm -rf "$work/data" "$work/ready"
  mkfifo "$work/ready"
  begin=$(now_ms)
  "$understudy" --headless --data "$work/data" "$@" >"$work/ready" 2>"$work/log" &
  cluster_pid=$!
  pids+=("$cluster_pid")
  read -r -t 30 line <"$work/ready" || die "no ready line: $(tail -n 5 "$work/log")"
  case $line in
    *'"event":"ready"'*) ready_ms=$(($(now_ms) - begin)) ;;
    *) die "not a ready line: $line" ;;
  esac
}

# --- the others -------------------------------------------------------------------------------

# Debian keeps them where only root's path leads
nginx=$(PATH=$PATH:/usr/sbin command -v nginx || true)
haproxy=$(PATH=$PATH:/usr/sbin command -v haproxy || true)
has_proxy() { case $1 in nginx-*) [ -n "$nginx" ] ;; *) [ -n "$haproxy" ] ;; esac }

# start_proxy NAME PORT: with the configuration of that name in proxies/, before the three nodes;
# returns when all three answer through it
start_proxy() {
  local folder=$work/$1 file
  local -a program
  mkdir -p "$folder"
  for file in "$here"/proxies/"${1%-*}"-*; do
    sed "s|@FOLDER@|$folder|; s|@PORT@|$2|; s|@NODE1@|$node_port|
      s|@NODE2@|$((node_port + 1))|; s|@NODE3@|$((node_port + 2))|" \
      "$file" >"$folder/${file##*/}"
  done
  case $1 in
    nginx-*) program=("$nginx" -p "$folder" -c "$folder/$1.conf" -e "$folder/log") ;;
    haproxy-*) program=("$haproxy" -db -f "$folder/$1.cfg") ;;
  esac
  "${program[@]}" >"$folder/out" 2>&1 &
  pids+=($!)
  # alive: somebody else may answer on a port that it did not get
  if ! all_answer "http://127.0.0.1:$2" || ! kill -0 $!; then
    die "$1 does not serve: $(cat "$folder/out" "$folder/log" 2>/dev/null)"
  fi
}

# whether all three nodes answer through URL, within ten seconds
all_answer() {
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    [ "$(curl -s -m 2 -D - -o /dev/null "$1/status?[1-9]" | tr -d '\r' |
      awk 'tolower($1) == "x-served-by:" { print $2 }' | sort -u | wc -l)" -eq 3 ] && return
    sleep 0.1
  done
  return 1
}
