"""Makes a dataset of so many tasks, two replay models, recorded opinions of a judge on each pair of their answers, and a config.

Usage: prepare_api.py FOLDER TASKS. The tasks are HumanEval's, repeated under new names, each with its own words, so that nothing is the same
text twice. The second model fails every third task and the first one every seventh; the judge is right about most of it, contradicts itself
now and then, and quotes from what it thinks worse.
"""

import gzip
import json
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HUMAN_EVAL = ROOT / "../shared/data/HumanEval.jsonl.gz"
FIRST, SECOND = "model-1", "model-2"


def response(task, fails, remark):
    code = "%s%s" % (task["prompt"], task["canonical_solution"])
    if fails:
        code = code.replace("return", "return None #", 1) if "return" in code else "pass"
    return "%s\n```python\n%s\n```\n" % (remark, code)


def opinion(task, winner, loser_quote, confidence):
    """What the judge says; winner is A, B or None."""
    loser = "B" if winner == "A" else "A"
    issue = {"candidate": loser, "quote": loser_quote, "category": "correctness/logic", "severity": "major", "note": "It is not what was asked for."}
    return json.dumps({
        "critique": "[A] goes through its input once. [B] does likewise. What is between them is in the marked line (%s)." % task["task_id"],
        "issues": [issue] if winner else [],
        "verdict": "%s_better" % winner if winner else "tie",
        "confidence": confidence,
    })


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(1)
    with gzip.open(HUMAN_EVAL, "rt", encoding="utf-8") as lines:
        originals = [json.loads(line) for line in lines]
    names = ("tasks", "first", "second", "judge")
    files = {name: open(folder / (name + ".jsonl"), "w", encoding="utf-8") for name in names}
    for number in range(count):
        task = dict(originals[number % len(originals)], task_id="api/%05d" % number)
        task["prompt"] = "# Number %d.\n%s" % (number, task["prompt"])
        files["tasks"].write(json.dumps(task) + "\n")
        texts = [response(task, number % 7 == 0, "Here it is."), response(task, number % 3 == 0, "One way of doing it, step by step:")]
        for name, text in zip(("first", "second"), texts):
            files[name].write(json.dumps({"task_id": task["task_id"], "sample": 0, "response": text, "finish_reason": "stop"}) + "\n")
        better = 0 if number % 3 == 0 and number % 7 else 1 if number % 7 == 0 and number % 3 else draw.choice((0, 1, None))
        for order in ("first_is_a", "second_is_a"):
            seen = None if better is None or draw.random() < 0.1 else "AB"[better if order == "first_is_a" else 1 - better]
            quote = texts[1 - (better or 0)].splitlines()[0]
            line = {"task_id": task["task_id"], "first": FIRST, "second": SECOND, "sample": 0, "order": order, "finish_reason": "stop"}
            files["judge"].write(json.dumps(dict(line, response=opinion(task, seen, quote, round(draw.uniform(0.4, 1), 2)))) + "\n")
    for file in files.values():
        file.close()
    (folder / "api.yaml").write_text(
        "name: api\n"
        "dataset: { path: tasks.jsonl, format: humaneval }\n"
        "models:\n"
        "  - { id: %s, provider: replay, path: first.jsonl }\n"
        "  - { id: %s, provider: replay, path: second.jsonl }\n"
        "prompt: { template: '{{prompt}}' }\n"
        "judge: { model: { id: judge, provider: replay, path: judge.jsonl } }\n"
        "review: { lanes: { assisted: 50, blind-first: 50 }, overlap: 2 }\n"
        "max_not_measured: 1%%\n" % (FIRST, SECOND),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
