-- What wrk sends: wrk … -s call.lua URL -- CALL CODE [DATA]
--   plain            the URL as it is
--   get-user  FILE   GET of a random user; FILE holds one id a line
--   any       FILE   GET of a random path; FILE holds one a line
--   logintc   FILE   the same with LoginTC's header
--   signed    FILE   GET of a random path with its cookie; FILE holds both in a line
--   put-any   FILE   PUT to a random path; the first line of FILE is the body, with places for numbers and a text of any length
--   post-any  FILE   POST to a random path; the first line of FILE is the body
--   create    TAG    POST of a new user; TAG makes the names of this run unique
--   post      BODY   POST of this JSON
-- CODE is the API code or a token, or - for none. Ends with one line for the benchmark: requests, microseconds, p50, p99, failures.

local threads = 0
local of_paths = {["get-user"] = true, any = true, logintc = true, signed = true, ["put-any"] = true, ["post-any"] = true}

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(args)
    call, data = args[1], args[3]
    if args[2] ~= "-" then
        local form = call == "logintc" and 'LoginTC key="%s"' or "Bearer %s"
        wrk.headers["Authorization"] = string.format(form, args[2])
    end
    if of_paths[call] then
        paths = {}
        for line in io.lines(data) do
            paths[#paths + 1] = call == "get-user" and "/v1/users/" .. line or line
        end
        if call == "put-any" or call == "post-any" then
            body = table.remove(paths, 1)
            wrk.method = call == "put-any" and "PUT" or "POST"
            wrk.headers["Content-Type"] = "application/json"
        end
        math.randomseed(os.time() * 100 + number)
    elseif call == "create" then
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        count = 0
    elseif call == "post" then
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = data
    end
end

function request()
    if call == "get-user" or call == "any" or call == "logintc" then
        return wrk.format(nil, paths[math.random(#paths)])
    elseif call == "signed" then
        local path, cookie = paths[math.random(#paths)]:match("^(%S+) (.*)$")
        return wrk.format(nil, path, {Cookie = cookie})
    elseif call == "post-any" then
        return wrk.format(nil, paths[math.random(#paths)], nil, body)
    elseif call == "put-any" then
        local text = string.rep("x", math.random(40))
        local draft = body:gsub("@NUMBER@", math.random(1000000)):gsub("@TEXT@", text)
        return wrk.format(nil, paths[math.random(#paths)], nil, draft)
    elseif call == "create" then
        count = count + 1
        local address = string.format("a-%s-%d-%d@d%03d.bench.example", data, number, count, count % 100)
        return wrk.format(nil, nil, nil, string.format('{"address":"%s","displayName":"New User"}', address))
    end
    return wrk.format()
end

function done(summary, latency)
    local e = summary.errors
    print(string.format("result %d %d %d %d %d", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
