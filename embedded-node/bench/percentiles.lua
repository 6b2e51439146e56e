-- For wrk: one line of figures, times in milliseconds.
function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format("figures %d %d %.2f %.2f %.2f %.2f\n",
    summary.requests / summary.duration * 1e6,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency:percentile(99.9) / 1000, latency.max / 1000))
end
