"""Makes a dataset of so many tasks, four replay models that answer them rightly, and a config.

Usage: prepare_scale.py FOLDER CASES. The tasks are HumanEval's, repeated under new names, each with its own words, so that nothing is the
same text twice.
"""

import gzip
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HUMAN_EVAL = ROOT / "../shared/data/HumanEval.jsonl.gz"
MODELS = 4


def main():
    folder, cases = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    with gzip.open(HUMAN_EVAL, "rt", encoding="utf-8") as lines:
        originals = [json.loads(line) for line in lines]
    count = cases // MODELS
    with open(folder / "tasks.jsonl", "w", encoding="utf-8") as tasks, open(folder / "answers.jsonl", "w", encoding="utf-8") as answers:
        for number in range(count):
            task = dict(originals[number % len(originals)], task_id="scale/%05d" % number)
            task["prompt"] = "# Number %d.\n%s" % (number, task["prompt"])
            tasks.write(json.dumps(task) + "\n")
            answer = "%s%s" % (task["prompt"], task["canonical_solution"])
            answers.write(json.dumps({"task_id": task["task_id"], "sample": 0, "response": "```python\n%s\n```" % answer}) + "\n")
    models = ", ".join("{ id: model-%d, provider: replay, path: answers.jsonl }" % (index + 1) for index in range(MODELS))
    (folder / "scale.yaml").write_text(
        "name: scale\n"
        "dataset: { path: tasks.jsonl, format: humaneval }\n"
        "models: [%s]\n"
        "prompt: { template: '{{prompt}}' }\n"
        "max_not_measured: 1%%\n" % models,
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
