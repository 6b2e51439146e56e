-- One number for each request, of whoever is signed in by $COOKIE; with $KEYED each request has an
-- Idempotency-Key of its own.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Cookie"] = os.getenv("COOKIE")
wrk.body = '{"numbers":[7]}'

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

if os.getenv("KEYED") then
  local sent = 0
  local start
  function init()
    start = os.time() .. "-" .. id .. "-"
  end
  function request()
    sent = sent + 1
    wrk.headers["Idempotency-Key"] = start .. sent
    return wrk.format()
  end
end
