# What counts as equal, per kind of task: (arguments, actual, expected, tolerance) -> bool.


def _oracle_equal(arguments, actual, expected, tolerance):
    return actual == expected


def _oracle_any(arguments, actual, expected, tolerance):
    return True


def _oracle_equal_or_zero(arguments, actual, expected, tolerance):
    return actual == expected or actual == 0


def _oracle_same_set(arguments, actual, expected, tolerance):
    return set(actual) == set(expected)


def _oracle_not_none(arguments, actual, expected, tolerance):
    return (actual if isinstance(actual, bool) else actual is not None) == expected


def _oracle_pyramid(arguments, actual, expected, tolerance):
    # The height may also be read as the distance from the base to the apex instead of the slant height.
    edge, height = arguments
    upright = round(edge**2 + 2 * edge * _math.sqrt((edge / 2) ** 2 + height**2))
    return actual == expected or abs(actual - upright) <= tolerance


def _oracle_digit_distance(arguments, actual, expected, tolerance):
    # The shorter number may also be filled with zeros on the left.
    first, second = (str(argument) for argument in arguments)
    width = max(len(first), len(second))
    padded = sum(abs(int(a) - int(b)) for a, b in zip(first.zfill(width), second.zfill(width)))
    return actual == expected or actual == padded


def _oracle_root(arguments, actual, expected, tolerance):
    # A polynomial has many roots: the result is put in, not compared.
    return abs(sum(coefficient * _math.pow(actual, power) for power, coefficient in enumerate(arguments[0]))) <= tolerance
