-- Beacons of people who all differ: another address and the next article each time.
-- Arguments after --: the file of page tokens, the browser's name.
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  tokens = {}
  for line in io.lines(args[1]) do tokens[#tokens + 1] = line end
  agent, count = args[2], 0
  math.randomseed(os.time() + number)
  shift = math.random(0, 63)
end

function request()
  count = count + 1
  local n = count * 4 + number
  local host = n % 524288
  local address = "2." .. (72 + math.floor(host / 65536)) .. "." ..
    (math.floor(host / 256) % 256) .. "." .. (host % 256)
  -- Most read what is new: the square of a random number leans to the first articles.
  local place = math.floor(#tokens * math.random() ^ 2) + 1
  local body = '{"t":"' .. tokens[place] .. '","r":"www.google.kz","s":"360x800@' .. shift .. '","w":0}'
  return "POST /b HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " .. agent ..
    "\r\nAccept-Language: kk,ru;q=0.9\r\nSec-Fetch-Site: same-origin\r\nContent-Type: text/plain;charset=UTF-8" ..
    "\r\nX-Forwarded-For: " .. address .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
