"""Measures how fast `llm-eval serve` takes in scores and examples, over HTTP, against a bare COPY into the same table in the same run.

Usage: observatory_writes.py ADDRESS TOKEN DATABASE_URL PSQL. Writes a JSON object with the rates per second. Fails when a request does.
"""

import http.client
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

CLIENTS = 8
SINGLES = 2_400
BULK_RESULTS, BULK_SIZE = 10_000, 500
EXAMPLES, EXAMPLES_SIZE = 100_000, 20_000
ROUNDS = 3


class Server:
    """A connection that is kept, as clients keep theirs."""

    def __init__(self, address, token):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc)
        self.headers = {"Authorization": "Bearer " + token, "Content-Type": "application/json"}

    def post(self, path, body):
        self.connection.request("POST", "/eval360/api/ingest/" + path, body, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit("%s answered %d: %s" % (path, answer.status, text[:300]))


def result(index, group):
    return {
        "model_id": "bench-%s-%d" % (group, index % 20),
        "display_name": "Bench",
        "owner": "bench",
        "checkpoint_id": "bench-%s-%d__step-%d" % (group, index % 20, index // 20 % 20),
        "training_step": index // 20 % 20,
        "dataset_name": "bench-%d" % (index // 400),
        "metrics": {"accuracy": index % 997 / 997, "pass@5": index % 991 / 991},
        "sample_count": 500,
        "eval_config": {"shots": 5},
        "metadata": {"lr": 0.0001},
    }


def example(index):
    return {
        "example_idx": index,
        "correct": index % 3 != 0,
        "input_preview": "Question %d: " % index + "what follows from this? " * 6,
        "output_preview": "Answer %d: " % index + "this is what follows. " * 6,
        "ground_truth": "truth %d" % index,
        "difficulty": ("easy", "medium", "hard")[index % 3],
        "topic": "topic-%d" % (index % 11),
    }


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def together(address, token, path, bodies, clients):
    """Sends the bodies by so many clients at once."""
    todo, lock, failed = list(bodies), threading.Lock(), []

    def send():
        server = Server(address, token)
        try:
            while True:
                with lock:
                    if not todo:
                        return
                    body = todo.pop()
                server.post(path, body)
        except BaseException as error:  # a thread's end must not hide it
            failed.append(error)

    threads = [threading.Thread(target=send) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit(str(failed[0]))


def run_of(address, token, name):
    sent = result(0, name)
    sent.update(eval_run_id=name, dataset_name=name)
    Server(address, token).post("eval-result", json.dumps(sent))


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def copy(psql, url, run, rows):
    """COPY straight into the table, as nothing that checks and merges could be."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".copy") as file:
        query = "select id from observatory.eval_run where eval_run_id = '%s'" % run
        key = subprocess.run([psql, url, "-tAc", query], check=True, capture_output=True, text=True).stdout.strip()
        for row in rows:
            file.write("%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t{}\n" % (
                key, row["example_idx"], "t" if row["correct"] else "f", escaped(row["input_preview"]), escaped(row["output_preview"]),
                row["ground_truth"], row["difficulty"], row["topic"]))
        file.flush()
        names = "run, idx, correct, input_preview, output_preview, ground_truth, difficulty, topic, metadata"
        command = "\\copy observatory.example (%s) from '%s'" % (names, pathlib.Path(file.name))
        return timed(lambda: subprocess.run([psql, url, "-q", "-c", command], check=True))


def main():
    address, token, url, psql = sys.argv[1:5]
    singles, bulks, examples, copies = [], [], [], []
    together(address, token, "eval-result", [json.dumps(result(i, "warm")) for i in range(1_000)], CLIENTS)
    rows = [example(i) for i in range(EXAMPLES)]
    for number in range(ROUNDS):
        bodies = [json.dumps(result(i, "single-%d" % number)) for i in range(SINGLES)]
        singles.append(SINGLES / timed(lambda: together(address, token, "eval-result", bodies, CLIENTS)))
        sent = [result(i, "bulk-%d" % number) for i in range(BULK_RESULTS)]
        bodies = [json.dumps({"results": sent[i:i + BULK_SIZE]}) for i in range(0, BULK_RESULTS, BULK_SIZE)]
        bulks.append(BULK_RESULTS / timed(lambda: together(address, token, "eval-results", bodies, 2)))
        copied, posted = 0.0, 0.0
        for part in range(0, EXAMPLES, EXAMPLES_SIZE):
            some = [dict(row, example_idx=row["example_idx"] - part) for row in rows[part:part + EXAMPLES_SIZE]]
            ours, bare = "run-%d-%d" % (number, part), "copy-%d-%d" % (number, part)
            run_of(address, token, ours)
            run_of(address, token, bare)
            body = json.dumps({"eval_run_id": ours, "examples": some})
            posted += timed(lambda: Server(address, token).post("examples", body))
            copied += copy(psql, url, bare, some)
        examples.append(EXAMPLES / posted)
        copies.append(EXAMPLES / copied)
    median = lambda values: sorted(values)[len(values) // 2]
    print(json.dumps({"singles": median(singles), "bulk": median(bulks), "examples": median(examples), "copy": median(copies)}))


if __name__ == "__main__":
    main()
