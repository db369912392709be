-- Calls the timers complete, unless everything was lost while they were being filled: the mark set before is gone then.
-- KEYS: mark, epoch. ARGV: the epoch's value.

if redis.call('DEL', KEYS[1]) == 0 then
  return 0
end
redis.call('SET', KEYS[2], ARGV[1])
return 1
