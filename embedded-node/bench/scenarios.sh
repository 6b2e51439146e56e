# shellcheck shell=bash
# What failover measures. Sourced after lib.sh and table.sh, with its settings in variables.

fail_at=$(awk -v d="$duration" 'BEGIN { printf "%.1f", d / 3 }')
restore_at=$(awk -v d="$duration" 'BEGIN { printf "%.1f", d * 2 / 3 }')

# --- throughput: closed loop ------------------------------------------------------------------

# load NAME URL SECONDS: appends requests/s, failed, p50, p99, p99.9 and worst to NAME.load
load() {
  run wrk -t2 -c"$connections" -d"$3s" -s "$here/percentiles.lua" "$2/status" >"$work/wrk"
  sed -n 's/^figures //p' "$work/wrk" >>"$work/$1.load"
}
# one column of NAME.load, its median
middle() {
  cut -d ' ' -f "$2" "$work/$1.load" >"$work/column"
  median column
}

measure_throughput() {
  local name i port=$proxy_port
  local -A urls=([direct]=http://127.0.0.1:$node_port)
  start_headless "${options[@]}"
  for name in "${proxies[@]}"; do
    if [ "$name" = understudy ]; then
      urls[$name]=$balancer
    else
      start_proxy "$name" "$port"
      urls[$name]=http://127.0.0.1:$port
      port=$((port + 1))
    fi
  done
  # a Java that has just started compiles while it answers
  for name in direct "${proxies[@]}"; do
    [ "$warmup" = 0 ] || load warmup "${urls[$name]}" "$((warmup * 2))"
  done
  for ((i = 0; i < rounds; i++)); do
    for name in direct "${proxies[@]}"; do load "$name" "${urls[$name]}" "$round_seconds"; done
  done
  stop_all
  for name in direct "${proxies[@]}"; do
    row throughput "$name" "$(middle "$name" 1)/s" "$(middle "$name" 2)" "$(middle "$name" 3)" \
      "$(middle "$name" 4)" "$(middle "$name" 5)" "$(middle "$name" 6)"
  done
  if [ -s "$work/understudy.load" ] && [ -s "$work/nginx-tuned.load" ]; then
    aim 'throughput, understudy to nginx-tuned' \
      "$(ratio "$(middle understudy 1)" "$(middle nginx-tuned 1)")" 0.65 least
  fi
}

# --- failures: open loop ----------------------------------------------------------------------

node='node-2'
# fault TYPE [BODY]
fault() {
  fail="PUT nodes/$node/faults/$1 ${2:-"{}"}"
  restore="DELETE nodes/$node/faults/$1"
}

# the value of NAME in the figures of the last run
figure() { tr ' ' '\n' <"$work/figures" | sed -n "s/^$1=//p"; }

# by how many milliseconds the generator was late in its worst run, 999 times in 1,000
latest() { sort -n "$work/late" 2>/dev/null | awk '{ last = $1 } END { print NR ? last : "-" }'; }

# A cluster and a proxy of its own for each row: what one learned from a failure is not held
# against it, or for it, in the next.
measure_outage() {
  local scenario=$1 proxy=$2 url=$balancer fail restore failed
  case $scenario in
    kill) fail="POST nodes/$node/kill" restore="POST nodes/$node/revive" ;;
    hang) fault hang ;;
    slow) fault latency "{\"ms\":$slow_ms,\"jitterMs\":0,\"probability\":1}" ;;
    5xx) fault error '{"status":500,"probability":1}' ;;
    reset) fault reset '{"probability":1}' ;;
  esac
  start_headless "${options[@]}"
  if [ "$proxy" = understudy ]; then
    all_answer "$balancer" || die "not all nodes answer: $(tail -n 5 "$work/log")"
  else
    start_proxy "$proxy" "$proxy_port"
    url=http://127.0.0.1:$proxy_port
  fi
  [ "$warmup" = 0 ] || load warmup "$url" "$warmup"
  if run "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms192m -Xmn128m -Xmx384m \
    -cp "$classes" openloop.OpenLoop --url "$url/status" --rate "$rate" --seconds "$duration" \
    --timeout "$timeout" --patience "$patience" --control "$control" --node "$node" --fail "$fail" \
    --fail-at "$fail_at" --restore "$restore" --restore-at "$restore_at" >"$work/figures"; then
    failed=$(figure failed)
    [ "$failed" = 0 ] || failed="$failed ($(figure causes))"
    row "$scenario" "$proxy" "$(figure requests)" "$failed" "$(figure p50)" "$(figure p99)" \
      "$(figure p999)" "$(figure max)" "$(figure back)"
    if [ "$proxy" = understudy ]; then
      aim "$scenario, failed requests" "$(figure failed)" 0
      [ "$scenario" != hang ] || aim 'hang, p99.9 in ms' "$(figure p999)" 250
      aim "$scenario, until the node serves again in ms" "$(figure back)" 500
    fi
    figure late >>"$work/late"
  else
    row "$scenario" "$proxy" 'not measured'
  fi
  stop_all
}

# --- many nodes -------------------------------------------------------------------------------

# KiB that live objects, stacks of threads and direct memory take
memory() {
  "$jdk/bin/jcmd" "$cluster_pid" GC.class_histogram | awk '/^Total/ { print int($3 / 1024) }'
  "$jdk/bin/jcmd" "$cluster_pid" VM.native_memory summary scale=KB |
    sed -nE 's/^- +(Thread|Other) .*committed=([0-9]+)KB.*/\2/p'
}
# COUNT nodes: memory in KiB, and how many threads
weigh() {
  JAVA_TOOL_OPTIONS=-XX:NativeMemoryTracking=summary start_headless --nodes "$1" --node-port 0 \
    --balancer-port 0 --control-port "$control_port"
  sleep 3 # for the first checks to have gone out
  memory | awk '{ sum += $1 } END { print sum }' >"$work/memory.$1"
  find "/proc/$cluster_pid/task" -mindepth 1 -maxdepth 1 | wc -l >"$work/threads.$1"
  stop_all
}
# what each of the nodes above three adds to the figures in $work/NAME.3 and $work/NAME.$many
each() {
  awk -v few="$(cat "$work/$1.3")" -v all="$(cat "$work/$1.$many")" -v n="$((many - 3))" \
    'BEGIN { printf "%.1f", (all - few) / n }'
}
# milliseconds from the start of the first node until the last one was up, by the journal
starting_ms() {
  local since=-1 last=0
  : >"$work/events"
  while [ "$last" != "$since" ]; do
    since=$last
    api GET "events?since=$since" || return
    jq -r '.events[] | select(.type == "node-starting" or .type == "node-up") | .at' \
      "$work/answer" >>"$work/events"
    last=$(jq .last "$work/answer")
  done
  echo $(($(date -d "$(tail -n 1 "$work/events")" +%s%3N) - \
    $(date -d "$(head -n 1 "$work/events")" +%s%3N)))
}

measure_start() {
  local starting ready
  start_headless --nodes "$many" --node-port 0 --balancer-port 0 --control-port "$control_port"
  starting=$(starting_ms)
  ready=$ready_ms
  stop_all
  weigh 3
  weigh "$many"
  row "start of $many nodes" understudy "$starting ms"
  row 'the whole program, to its ready line' understudy "$ready ms"
  row 'memory of each node' understudy "$(each memory) KiB"
  row 'threads of each node' understudy "$(each threads)"
  aim "start of $many nodes in ms" "$starting" 1000
  aim 'memory of each node in KiB' "$(each memory)" 200
}
