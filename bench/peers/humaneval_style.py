"""Scores programs the way HumanEval's evaluator does: a process per sample, exec in it, no isolation.

Written for this benchmark after the evaluator's published behaviour (a thread pool, a forked process per sample, a timer, exec of
program + tests + check call). Usage: humaneval_style.py JOBS.jsonl WORKERS; prints seconds.
"""

import contextlib
import io
import json
import multiprocessing
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def run(program, timeout, result):
    def on_alarm(signum, frame):
        raise TimeoutError

    signal.signal(signal.SIGALRM, on_alarm)
    signal.setitimer(signal.ITIMER_REAL, timeout)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(program, {"__name__": "solution"})
        result.append("passed")
    except BaseException as error:
        result.append("failed: %s" % error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def check(program):
    with multiprocessing.Manager() as manager:
        result = manager.list()
        process = multiprocessing.Process(target=run, args=(program, 3.0, result))
        process.start()
        process.join(4.0)
        if process.is_alive():
            process.kill()
        return list(result) == ["passed"]


def main():
    multiprocessing.set_start_method("fork")
    jobs = [json.loads(line)["program"] for line in open(sys.argv[1], encoding="utf-8")]
    begun = time.monotonic()
    with ThreadPoolExecutor(int(sys.argv[2])) as pool:
        passed = sum(pool.map(check, jobs))
    print(json.dumps({"seconds": time.monotonic() - begun, "samples": len(jobs), "passed": passed}))


main()
