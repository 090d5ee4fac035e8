"""A model behind OpenAI's chat completions API that takes a set time for each answer and has no limit.

Usage: chat_server.py PORT_FILE SECONDS. Writes its port to a file; at SIGTERM, what it measured to stdout as JSON.
"""

import asyncio
import json
import signal
import sys
import time

LATENCY = float(sys.argv[2])
ANSWER = "```python\ndef same(x):\n    return x\n```\n"
USAGE = {"prompt_tokens": 20, "completion_tokens": 12, "total_tokens": 32}


def chunk(choices, usage=None):
    return "data: %s\n\n" % json.dumps({"object": "chat.completion.chunk", "model": "slow", "choices": choices, "usage": usage})


BODY = (
    chunk([{"index": 0, "delta": {"role": "assistant", "content": ANSWER}, "finish_reason": None}])
    + chunk([{"index": 0, "delta": {}, "finish_reason": "stop"}])
    + chunk([], USAGE)
    + "data: [DONE]\n\n"
).encode()
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


class Measured:
    first = last = None
    calls = in_flight = most_in_flight = 0
    late = 0.0  # How much longer than it should the server itself slept, at most: the machine's stalls.


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            await reader.readexactly(int(lengths[0]))
            arrived = time.monotonic()
            Measured.first = Measured.first or arrived
            Measured.in_flight += 1
            Measured.most_in_flight = max(Measured.most_in_flight, Measured.in_flight)
            await asyncio.sleep(LATENCY)
            Measured.late = max(Measured.late, time.monotonic() - arrived - LATENCY)
            writer.write(RESPONSE)
            await writer.drain()
            Measured.in_flight -= 1
            Measured.calls += 1
            Measured.last = time.monotonic()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    with open(sys.argv[1], "w", encoding="ascii") as port:
        port.write(str(server.sockets[0].getsockname()[1]))
    await stop.wait()
    span = (Measured.last or 0) - (Measured.first or 0)
    figures = {"calls": Measured.calls, "span": span, "latency": LATENCY, "late": Measured.late, "most_in_flight": Measured.most_in_flight}
    print(json.dumps(figures))


asyncio.run(main())
