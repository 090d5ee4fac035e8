# JSON has no tuple, set or complex number: per kind of task, the arguments as the function takes them.


def _restore_nothing(arguments):
    return arguments


def _restore_tuples(arguments):
    return [tuple(argument) for argument in arguments]


def _restore_lists_of_tuples(arguments):
    return [[tuple(item) for item in argument] for argument in arguments]


def _restore_tuples_of_tuples(arguments):
    return [tuple(tuple(item) for item in argument) for argument in arguments]


def _restore_first_list_of_tuples(arguments):
    return [[tuple(item) for item in arguments[0]], *arguments[1:]]


def _restore_first_tuple(arguments):
    return [tuple(arguments[0]), *arguments[1:]]


def _restore_second_tuple(arguments):
    return [arguments[0], tuple(arguments[1]), *arguments[2:]]


def _restore_tuple_of_tuples_and_values(arguments):
    return [tuple(tuple(item) if isinstance(item, list) else item for item in argument) for argument in arguments]


def _restore_tuple_values(arguments):
    return [{key: tuple(value) for key, value in arguments[0].items()}, *arguments[1:]]


def _restore_deep_tuples(arguments):
    def deep(value):
        return tuple(deep(item) for item in value) if isinstance(value, list) else value

    return [deep(argument) for argument in arguments]


def _restore_list_of_sets(arguments):
    # An empty list stands for an empty dict, as EvalPlus reads it.
    return [[set(item) if isinstance(item, list) and item else {} for item in arguments[0]]]


def _restore_complex(arguments):
    return [complex(arguments[0])]


def _restore_float_and_complex(arguments):
    return [float(arguments[0]), complex(arguments[1])]
