"""Asks a server for what the observatory shows, from four connections at once, and prints how long answers take: the first of each, and those after.

Usage: observatory_reads.py URL [seconds per query]. Fails when one of the first three takes more than 100 ms (p95).
"""
import http.client
import itertools
import sys
import threading
import time
from urllib.parse import urlsplit

CLIENTS = 4
LONGEST_FIRST = 60.0
LONGEST_MS = 100

MODELS = [f"model-{i:03}" for i in range(1, 201)]
DATASETS = [f"dataset-{i:02}" for i in range(1, 51)]
QUERIES = [
    ("heatmap", "/eval360/api/heatmap", [""]),
    ("diagnosis", "/eval360/api/models/{}/diagnosis", MODELS),
    ("leaderboard", "/eval360/api/datasets/{}/leaderboard", DATASETS),
    ("app: heatmap", "/api/v1/observatory/heatmap", [""]),
    ("app: gap table", "/api/v1/observatory/models/{}/gaps", MODELS),
    ("app: leaderboard, each against the first", "/api/v1/observatory/datasets/{}/leaderboard", DATASETS),
    ("app: curves of a model", "/api/v1/observatory/models/{}/history", MODELS),
    ("app: list of models", "/api/v1/observatory/models", [""]),
    ("app: counters", "/api/v1/observatory/summary", [""]),
]


def ask(address, paths, until, times, sizes):
    """Asks one after another until the time is over; the connection stays open, as a browser's does."""
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    while time.perf_counter() < until:
        path = next(paths, None)
        if path is None:
            break
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - start)
        sizes.append(len(body))
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]}")
    connection.close()


def run(address, paths, seconds):
    # The lock is the interpreter's: next() of these iterators is one step.
    times, sizes = [], []
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=ask, args=(address, paths, until, times, sizes)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times), sizes


def quantile(times, part):
    return 1000 * times[min(len(times) - 1, int(part * len(times)))]


def main():
    address = urlsplit(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 8.0
    print("| query | made anew, p95 ms | answers | p50 ms | p95 ms | KiB |\n|---|--:|--:|--:|--:|--:|")
    slow = []
    for place, (name, path, values) in enumerate(QUERIES):
        paths = [path.format(value) for value in values]
        first, _ = run(address, iter(paths), LONGEST_FIRST)
        times, sizes = run(address, itertools.cycle(paths), seconds)
        if place < 3 and quantile(times, 0.95) > LONGEST_MS:
            slow.append(name)
        print(f"| {name} | {quantile(first, 0.95):.0f} | {len(times)} | {quantile(times, 0.5):.0f} | {quantile(times, 0.95):.0f} | {sum(sizes) / len(sizes) / 1024:.0f} |", flush=True)
    if slow:
        sys.exit(f"slower than {LONGEST_MS} ms: {', '.join(slow)}")


if __name__ == "__main__":
    main()
