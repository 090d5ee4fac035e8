"""Samples per second of a result file: our run's JSON (first to last moment of the run) or a peer's. Refuses a run that was not all right."""

import datetime
import json
import sys

result = json.load(open(sys.argv[1], encoding="utf-8"))
if "seconds" in result:
    assert result["passed"] == result["samples"], result
    print("%.1f" % (result["samples"] / result["seconds"]))
else:
    passed = sum(model["outcomes"].get("passed", 0) for model in result["summary"]["models"])
    assert passed == result["summary"]["measured_samples"], result["summary"]
    moments = [datetime.datetime.fromisoformat(result["run"][key][:26].rstrip("Z") + "+00:00") for key in ("started_at", "finished_at")]
    print("%.1f" % (passed / (moments[1] - moments[0]).total_seconds()))
