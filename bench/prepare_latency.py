"""Writes a config whose tests take no time, so that only the model does. Usage: prepare_latency.py FOLDER TASKS SAMPLES"""

import json
import pathlib
import sys

folder, tasks, samples = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with open(folder / "tasks.jsonl", "w", encoding="utf-8") as lines:
    for task in range(tasks):
        lines.write(json.dumps({
            "task_id": "same/%d" % task,
            # Each its own words: one answer would do for tasks that ask the same.
            "prompt": 'def same(x):\n    """Returns x, for the %dth time."""\n' % task,
            "entry_point": "same",
            "canonical_solution": "    return x\n",
            "test": "def check(candidate):\n    assert candidate(1) == 1\n",
        }) + "\n")
(folder / "bench.yaml").write_text(
    "name: latency\n"
    "dataset: { path: tasks.jsonl, format: humaneval }\n"
    "models:\n"
    "  - { id: slow, provider: openai, model: slow, base_url: \"${env:CHAT_SERVER}\", limits: { concurrency: %d } }\n"
    "prompt: { template: '{{prompt}}' }\n"
    "samples: %d\n" % (tasks, samples),
    encoding="utf-8",
)
