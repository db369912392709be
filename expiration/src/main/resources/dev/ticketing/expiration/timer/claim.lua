-- Lends out what is due. One script, so two claimers never get the same id.
-- KEYS: due, leased (sorted sets by milliseconds), epoch. ARGV: now, how many at most, when the lease ends.
-- Answers: the ids, the next time to look or '', how many leases had lapsed, 1 if the timers are complete.

local now, atMost, leaseEnds = ARGV[1], ARGV[2], ARGV[3]

-- A lapsed lease keeps its time as its turn, so that it is overdue at once and never starves what waits longer.
local lapsed = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'WITHSCORES', 'LIMIT', 0, atMost)
for i = 1, #lapsed, 2 do
  redis.call('ZADD', KEYS[1], 'NX', lapsed[i + 1], lapsed[i])
  redis.call('ZREM', KEYS[2], lapsed[i])
end

local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, atMost)
for _, id in ipairs(ids) do
  redis.call('ZADD', KEYS[2], leaseEnds, id)
  redis.call('ZREM', KEYS[1], id)
end

local due = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
local lease = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2]
local next = due or lease or ''
if due and lease and tonumber(lease) < tonumber(due) then
  next = lease
end

return {ids, next, #lapsed / 2, redis.call('EXISTS', KEYS[3])}
