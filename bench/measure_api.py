"""Latency of the API's endpoints with so many clients at once, each a reviewer with a connection of its own who asks again when answered.

Usage: measure_api.py URL RUN TOKEN…; a client for each token. Prints a Markdown table and fails when the p95 of what is read is not under the target.
"""

import http.client
import itertools
import json
import random
import sys
import threading
import time
import urllib.parse
import uuid

TARGET_MS = 50
# A verdict is several writes that have to be on the disk: it is measured, and has no target.
WRITES = {"review/items/…/judgment"}
ROUNDS = 40
WARM_UP = 25
API = "/api/v1"


class Client:
    """A reviewer with a connection that stays open, and headers as browsers send them."""

    def __init__(self, url, token, seed):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc)
        self.headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}
        self.draw = random.Random(seed)

    def call(self, method, path, body=None, encoding="gzip, br"):
        """Milliseconds from sending to the last byte, and the bytes."""
        content = None if body is None else json.dumps(body)
        begun = time.perf_counter()
        self.connection.request(method, API + path, content, dict(self.headers, **{"Accept-Encoding": encoding}))
        answer = self.connection.getresponse()
        text = answer.read()
        took = (time.perf_counter() - begun) * 1000
        if answer.status not in (200, 204):
            raise RuntimeError("%s %s: HTTP %d %s" % (method, path, answer.status, text[:300]))
        return took, text

    def get(self, path):
        return json.loads(self.call("GET", path, encoding="identity")[1])


def at_once(clients, work):
    """What the work of every client gives, done by all at the same time; the first failure of any of them is raised."""
    results, failures = [None] * len(clients), []

    def run(index):
        try:
            results[index] = work(clients[index])
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results


def vote(verdict):
    return {"id": str(uuid.uuid4()), "verdict": verdict, "spans": [], "activeMs": 1000, "wallMs": 2000}


def review(run, measured):
    """The work of a reviewer: the next pair, all that is shown of it, a verdict."""

    def work(client):
        for round in range(WARM_UP + ROUNDS):
            steps = {}
            steps["review/next"], text = client.call("POST", "/review/next", {"run": run}, encoding="identity")
            pair = json.loads(text)["pair"]
            steps["review/items/…"], _ = client.call("GET", "/review/items/" + pair)
            verdict = client.draw.choice(("a_much_better", "a_better", "tie", "b_better"))
            steps["review/items/…/judgment"], _ = client.call("POST", "/review/items/%s/judgment" % pair, vote(verdict))
            if round >= WARM_UP:
                for name, took in steps.items():
                    measured.setdefault(name, []).append(took)

    return work


def reading(path):
    """Asks for what the path names, again and again."""

    def work(client):
        return [client.call("GET", path(client) if callable(path) else path)[0] for _ in range(WARM_UP + ROUNDS)][WARM_UP:]

    return work


def pages(client, path):
    """Cursors of the pages of a list, and its items."""
    cursors, items, after = [], [], None
    while True:
        page = client.get(path + ("" if after is None else "&after=" + urllib.parse.quote(after)))
        items += page["items"]
        after = page["next"]
        if after is None:
            return cursors, items
        cursors.append(after)


def readings(run, cursors, cases):
    """Paths of what is only read, by name; some are drawn anew for every request."""
    tasks = "/runs/%s/tasks?limit=50" % run
    return {
        "runs": "/runs",
        "runs/…": "/runs/" + run,
        "runs/…/tasks": tasks,
        "runs/…/tasks, any page": lambda client: tasks + "&after=" + urllib.parse.quote(client.draw.choice(cursors)),
        "runs/…/tasks, failed": tasks + "&verdict=failed&model=model-2",
        "runs/…/tasks, by words": lambda client: tasks + "&q=%03d" % client.draw.randrange(1000),
        "runs/…/tasks, by id": tasks + "&order=id",
        "runs/…/cases/…": lambda client: "/runs/%s/cases/%s" % (run, client.draw.choice(cases)),
        "review/queue": "/review/queue",
        "review/queue of a run": "/review/queue?run=" + run,
        "review/pairs": "/review/pairs?run=" + run,
        "review/pairs, open": "/review/pairs?state=open&run=" + run,
        "runs/…/preferences": "/runs/%s/preferences?source=human&source=llm" % run,
        "runs/…/preferences/count": "/runs/%s/preferences/count" % run,
        "runs/…/agreement": "/runs/%s/agreement" % run,
        "runs/…/judges/…/bias": "/runs/%s/judges/judge/bias" % run,
    }


def main():
    url, run, tokens = sys.argv[1], sys.argv[2], sys.argv[3:]
    clients = [Client(url, token, seed) for seed, token in enumerate(tokens)]
    cursors, lines = pages(clients[0], "/runs/%s/tasks?limit=200" % run)
    cases = [cell["caseId"] for line in lines for cell in line["cells"]]
    pairs = len(pages(clients[0], "/review/pairs?limit=200&run=" + run)[1])
    print("%d cases, %d pairs, %d clients at once, %d requests each\n" % (len(cases), pairs, len(clients), ROUNDS))
    print("| endpoint | first | p50 | p95 |\n|---|--:|--:|--:|")
    slow = []

    def report(name, took, first=None):
        took.sort()
        p50, p95 = (took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95))
        print("| `%s` | %s | %.1f ms | %.1f ms |" % (name, "" if first is None else "%.0f ms" % first, p50, p95), flush=True)
        if p95 >= TARGET_MS and name not in WRITES:
            slow.append(name)

    reviewed = {}
    at_once(clients, review(run, reviewed))
    for name, took in reviewed.items():
        report(name, took)
    for name, path in readings(run, cursors, cases).items():
        # Nobody has asked since the last verdict: what is kept of earlier answers is of no use.
        first = clients[0].call("GET", path(clients[0]) if callable(path) else path)[0]
        report(name, list(itertools.chain(*at_once(clients, reading(path)))), first)
    if slow:
        sys.exit("Not under %d ms: %s" % (TARGET_MS, ", ".join(slow)))


if __name__ == "__main__":
    main()
