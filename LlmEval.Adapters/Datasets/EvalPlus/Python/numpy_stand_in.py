try:
    import numpy
except ImportError:
    import sys as _sys
    import types as _types

    def _assert_allclose(actual, desired, rtol=1e-07, atol=0):
        assert _close(actual, desired, atol), f"{actual!r} is not close to {desired!r}"

    _numpy = _types.ModuleType("numpy")
    _numpy.ndarray = type("ndarray", (), {})
    _numpy.float32 = _numpy.float64 = float
    _numpy.allclose = lambda actual, desired, rtol=1e-07, atol=1e-08: _close(actual, desired, atol)
    _numpy.testing = _types.SimpleNamespace(assert_allclose=_assert_allclose)
    _sys.modules["numpy"] = _numpy
