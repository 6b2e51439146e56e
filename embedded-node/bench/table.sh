# shellcheck shell=bash
# Rows and aims, collected in $work and printed at the end. Sourced after lib.sh.

read -r load_before _ </proc/loadavg

# row MEASURED THROUGH AMOUNT [FAILED P50 P99 P999 WORST BACK]; "-" for what there is not
row() {
  local IFS=$'\t'
  echo "$*" >>"$work/rows"
  note "  ${*//$'\t'/  }"
}

# aim WHAT MEASURED MOST [least]: a figure and its bound
aim() {
  local IFS=$'\t'
  echo "$*" >>"$work/aims"
}

print_table() {
  awk -F '\t' '
    BEGIN {
      columns = split("measured|through|amount|failed|p50 ms|p99 ms|p99.9 ms|worst ms|back ms",
        head, "|")
      for (c = 1; c <= columns; c++) width[c] = length(head[c])
    }
    {
      for (c = 1; c <= columns; c++) {
        cell[NR, c] = $c == "" ? "-" : $c
        if (length(cell[NR, c]) > width[c]) width[c] = length(cell[NR, c])
      }
    }
    function line(r, c, text) {
      text = "|"
      for (c = 1; c <= columns; c++)
        text = text sprintf(c <= 2 ? " %-*s |" : " %*s |", width[c], r ? cell[r, c] : head[c])
      print text
    }
    END {
      line(0)
      text = "|"
      for (c = 1; c <= columns; c++) {
        dashes = sprintf("%*s", width[c] + 1, "")
        gsub(/ /, "-", dashes)
        text = text (c <= 2 ? dashes "-" : dashes ":") "|"
      }
      print text
      for (r = 1; r <= NR; r++) line(r)
    }' "$work/rows"
}

print_aims() {
  [ -s "$work/aims" ] || return 0
  echo
  awk -F '\t' '{
    met = $2 == "-" ? 0 : $4 == "least" ? $2 + 0 >= $3 + 0 : $2 + 0 <= $3 + 0
    printf "%s  %s: %s (at %s %s)\n", met ? "met   " : "MISSED", $1, $2, $4 ? $4 : "most", $3
  }' "$work/aims"
}

versions() {
  {
    "$understudy" --version
    [ -z "$nginx" ] || "$nginx" -v 2>&1 | sed 's/.*: //'
    [ -z "$haproxy" ] || "$haproxy" -v | sed -n '1s/-.*//p'
  } | paste -sd, | sed 's/,/, /g'
}
