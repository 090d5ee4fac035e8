"""Samples per second of a result file: our run's JSON (first to last moment of the run) or a peer's. Refuses a run that was not all right."""

import datetime
import json
import re
import sys

result = json.load(open(sys.argv[1], encoding="utf-8"))
if "seconds" in result:
    assert result["passed"] == result["samples"], result
    print("%.1f" % (result["samples"] / result["seconds"]))
else:
    passed = sum(model["outcomes"].get("passed", 0) for model in result["summary"]["models"])
    assert passed == result["summary"]["measured_samples"], result["summary"]
    # Up to seven digits of a second, zeros at the end left out: Python takes three or six.
    parts = [re.match(r"(.*:\d\d)(?:\.(\d+))?", result["run"][key]).groups() for key in ("started_at", "finished_at")]
    moments = [datetime.datetime.fromisoformat("%s.%s" % (whole, (fraction or "").ljust(6, "0")[:6])) for whole, fraction in parts]
    print("%.1f" % (passed / (moments[1] - moments[0]).total_seconds()))
