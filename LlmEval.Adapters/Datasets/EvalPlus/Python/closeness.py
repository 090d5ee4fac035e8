import math as _math


def _close(actual, expected, absolute):
    """numpy.allclose with rtol 1e-07 for numbers in equally nested sequences, without numpy."""
    if isinstance(expected, (list, tuple)) and isinstance(actual, (list, tuple)):
        return len(actual) == len(expected) and all(_close(a, e, absolute) for a, e in zip(actual, expected))
    if not isinstance(actual, (int, float, complex)) or not isinstance(expected, (int, float, complex)):
        return False
    if actual == expected:
        return True
    try:
        size = abs(expected)
        return _math.isfinite(size) and abs(actual - expected) <= absolute + 1e-07 * size
    except OverflowError:
        return False


def _all_floats(value):
    """Whether EvalPlus compares with a tolerance although the task asks for none."""
    if isinstance(value, (list, tuple)):
        return len(value) > 0 and all(isinstance(item, float) for item in value)
    return isinstance(value, float)
