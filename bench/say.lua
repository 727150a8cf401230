-- SPDX-License-Identifier: EUPL-1.2
-- wrk says something new at one plan after the other: PLANS are their ids, TOKEN is the bearer's.
local plans, n = {}, 0
for id in os.getenv("PLANS"):gmatch("%S+") do plans[#plans + 1] = id end
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
wrk.headers["Content-Type"] = "application/json"

function request()
	n = n + 1
	local body = '{"soort":"plan.noemen","naam":"Ons plan ' .. n .. '"}'
	return wrk.format(nil, "/api/v1/plannen/" .. plans[n % #plans + 1] .. "/gebeurtenissen", nil, body)
end
