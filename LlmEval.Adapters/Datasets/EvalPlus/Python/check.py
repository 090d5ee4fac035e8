import copy as _copy
import json as _json

_namespace = {"__name__": "reference"}
exec(compile(_REFERENCE, "<reference>", "exec"), _namespace)
_reference = _namespace[_ENTRY_POINT]


def _short(value):
    try:
        text = repr(value)
    except Exception:
        return "a value that cannot be shown"
    return text if len(text) <= 200 else text[:200] + "..."


def check(candidate):
    for group, inputs in _INPUTS:
        tolerance = _ATOL
        for number, plain in enumerate(_json.loads(inputs)):
            arguments = _restore(plain)
            expected = _reference(*_copy.deepcopy(arguments))
            if _oracle is _oracle_not_none:
                expected = expected is not None
            actual = candidate(*_copy.deepcopy(arguments))
            equal = _oracle(arguments, actual, expected, tolerance)
            if tolerance == 0 and _all_floats(expected):
                # As in EvalPlus, this tolerance stays for the inputs that follow.
                tolerance = 1e-06
            if not equal and tolerance != 0 and _oracle is not _oracle_root:
                equal = type(actual) is type(expected) and _close(actual, expected, tolerance)
            assert equal, (
                f"{group} input {number}: {_ENTRY_POINT}({', '.join(map(_short, arguments))})"
                f" gave {_short(actual)}, expected {_short(expected)}"
            )
