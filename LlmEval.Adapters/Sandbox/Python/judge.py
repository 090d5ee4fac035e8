"""Runs a case's tests against the solution, which answers from another process.

The verdict is made here and nowhere else. The candidate sees one call's arguments at a time.
"""
import builtins
import collections
import functools
import importlib
import signal
import sys
import types

from . import errors, outcome, program
from .codec import BadValue, CannotCross, Codec, type_name
from .remote import Remote, RemoteCallable, RemoteIterator

_CALLABLES = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType,
              functools.partial, type)
_MUTABLE = (list, dict, set, bytearray, collections.deque, collections.Counter, collections.OrderedDict,
            collections.defaultdict)
# Raised by a call they would silently end a loop of the tests (``for r in map(candidate, ...)``).
_ENDS_ITERATION = ("StopIteration", "StopAsyncIteration")


class Judge:
    """One case: the requests to its candidate, and the name space in which its tests run."""

    def __init__(self, channel, payload):
        self._channel = channel
        self._payload = payload
        self._codec = Codec(self._export, self._resolve)
        self._requests = 0
        self._remotes = {}
        self._callbacks = []
        self._callback_errors = []
        self._known_errors = dict(errors.BUILTIN)
        self._touched = False
        self.calls = 0
        self.is_open = True
        self.tests = None

    def run(self):
        """The finding: what came of the tests."""
        try:
            self._load()
            found = self._run_weak() if self._payload["mode"] == "weak" else self._run_strong()
            if self._channel.stop is None:
                self._close()
        except program.BadTests as problem:
            found = outcome.finding("sandbox_error", "bad_tests", str(problem))
        except outcome.Stop as stop:
            found = stop.finding
        finally:
            self.is_open = False
        # A test may have swallowed the Stop; that changes nothing.
        return found if self._channel.stop is None else self._channel.stop.finding

    def _load(self):
        payload = self._payload
        self._send({"op": "load", "source": payload["solution"]})
        if payload["mode"] != "weak":
            # Compiled while the candidate loads the solution.
            self.tests = program.Program(payload["tests"]["kind"], payload["tests"]["source"])
        answer = self._await_answer()
        if "error" in answer:
            found = outcome.of_exception(errors.Account(answer["error"]))
            if answer.get("phase") == "compile" and found["outcome"] == "error":
                found["kind"] = "syntax_error"
            self._halt(found)
        names = answer.get("names")
        self._names = {name for name in names if type(name) is str} if type(names) is list else set()
        self._own_exceptions(answer.get("exceptions"))
        if payload["entry_point"] not in self._names:
            self._missing("the solution defines no %r" % payload["entry_point"])

    def _run_strong(self):
        space = {"__name__": "__test__", "__builtins__": builtins}
        self._execute_prompt(space)
        setup = self._payload["tests"].get("setup") or ""
        self.tests.bind(space)
        try:
            code = compile(setup, "<setup>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as problem:
            raise program.BadTests("the set-up code does not compile: %s" % problem) from None
        try:
            exec(code, space)
            candidate = self._bind_solution(space, code)
            self.tests.run(space, candidate)
        except (outcome.Stop, program.BadTests):
            raise
        except BaseException as error:
            return self._of_error(error)
        if self.calls == 0:
            return outcome.finding("sandbox_error", "no_call", "the tests never called the solution")
        return outcome.finding("passed")

    def _run_weak(self):
        tests = self._payload["tests"]
        self._send({"op": "weak", "kind": tests["kind"], "tests": tests["source"], "setup": tests.get("setup") or "",
                    "entry_point": self._payload["entry_point"]})
        answer = self._await_answer()
        if "bad_tests" in answer:
            raise program.BadTests(str(answer["bad_tests"])[:2000])
        self.weak_progress = answer.get("progress")
        if answer.get("failure") is None:
            return outcome.finding("passed")
        account = errors.Account(answer["failure"])
        assertion = answer.get("assertion")
        if account.is_a("AssertionError") and not account.frames and assertion is not None:
            return outcome.finding("failed", "assertion", account.message, exception=account.name, assertion=assertion)
        return dict(outcome.of_exception(account), assertion=assertion)

    def _close(self):
        """Has the solution flush what it printed, and sees that it is still there and said nothing unasked."""
        self._request({"op": "finish"})
        if not self._channel.is_clean():
            self._channel.halt("error", "protocol_error", "the solution sent more than was asked of it")

    # The tests' name space

    def _execute_prompt(self, space):
        """Some tests call helpers that the task's prompt defines; the prompt's own, not the solution's."""
        prompt = self._payload.get("prompt") or ""
        for source in (prompt + "\n    pass\n", prompt):
            try:
                exec(compile(source, "<prompt>", "exec", dont_inherit=True), space)
                return
            except SyntaxError:
                continue
            except Exception:
                return

    def _bind_solution(self, space, setup):
        """The entry point, and those names of the solution that the tests use and nobody else defines."""
        entry = self._payload["entry_point"]
        wanted = _names_in(self.tests.code) | _names_in(setup)
        promised = space.get(entry)
        for name in sorted(wanted & self._names):
            if name != entry and name not in space and not hasattr(builtins, name):
                space[name] = _standard_module(name) or self._global(name)
                self._touched = True
        candidate = self._global(entry)
        if not isinstance(candidate, RemoteCallable):
            self._missing("%r of the solution cannot be called" % entry)
        candidate.llm_eval.builder = isinstance(promised, type) or _is_class_name(entry)
        space[entry] = candidate
        sys.modules["solution"] = module = types.ModuleType("solution")
        module.__dict__[entry] = candidate
        module.__getattr__ = self._global
        return candidate

    def _global(self, name):
        if name not in self._names:
            raise AttributeError(name)
        if name in self._known_errors and name not in errors.BUILTIN:
            return self._known_errors[name]
        value = self._request({"op": "global", "name": name})
        if isinstance(value, Remote):
            value.llm_eval.builder = _is_class_name(name)
        return value

    def _own_exceptions(self, described):
        """For each exception class of the solution one of ours, so that tests can name it in ``except``."""
        if type(described) is not dict:
            return
        for name, bases in list(described.items())[:200]:
            bases = [base for base in bases if type(base) is str] if type(bases) is list else []
            base = next((errors.BUILTIN[each] for each in bases if each in errors.BUILTIN), Exception)
            if name.isidentifier() and name not in errors.BUILTIN:
                self._known_errors[name] = type(name, (base,), {"__module__": "solution"})

    # Requests

    def call(self, me, args, kwargs):
        self.calls += 1
        self._touched = True
        mutation = self._payload["mutation"]
        value, answer = self._ask({"op": "call", "target": me.number, "mutation": mutation}, args, kwargs)
        if value is None or mutation == "always":
            changed = answer.get("args")
            for given, tagged in zip(args, changed if type(changed) is list else ()):
                self._write_back(given, tagged)
            changed = answer.get("kwargs")
            for name, tagged in (changed.items() if type(changed) is dict else ()):
                self._write_back(kwargs.get(name), tagged)
        if me.builder and isinstance(value, Remote):
            value.llm_eval.built = True
        return value

    def get(self, me, name):
        return self._request({"op": "get", "target": me.number, "name": name})

    def set(self, me, name, value):
        self._ask({"op": "set", "target": me.number, "name": name}, (value,), {})

    def apply(self, function, *operands):
        return self._ask({"op": "apply", "name": function}, operands, {})[0]

    def text(self, function, remote):
        value = self.apply(function, remote)
        if type(value) is not str:
            raise TypeError("%s returned no string" % function)
        return value

    def _ask(self, message, args, kwargs):
        try:
            message["args"] = [self._codec.encode(item) for item in args]
            message["kwargs"] = {name: self._codec.encode(item) for name, item in kwargs.items()}
        except CannotCross as problem:
            self._channel.halt("unsupported", "value", "the tests need the solution in their own interpreter: %s" % problem)
        self._send(message)
        answer = self._await_answer()
        return self._value(answer, message), answer

    def _request(self, message):
        self._send(message)
        return self._value(self._await_answer(), message)

    def _send(self, message):
        self._requests += 1
        message["id"] = self._requests
        self._channel.send(message)

    def _await_answer(self):
        """The answer to the latest request; serves the callbacks that the candidate makes meanwhile."""
        expected = self._requests
        while True:
            answer = self._channel.receive()
            if "callback" in answer:
                self._serve_callback(answer)
            elif answer.get("to") == expected:
                if type(answer.get("error", {})) is not dict:
                    self._forged("an error of no form")
                return answer
            else:
                self._forged("an answer to nothing that was asked")

    def _value(self, answer, message):
        if "error" in answer:
            raise self._rebuilt(answer["error"], message)
        if "too_large" in answer:
            self._channel.halt("output_limit", "reply", "returned a value of more than a frame can carry")
        return self._decode(answer.get("value"))

    def _decode(self, tagged):
        try:
            return self._codec.decode(tagged)
        except BadValue as problem:
            self._forged(str(problem))
        except MemoryError:
            self._channel.halt("output_limit", "reply", "returned a value too large to rebuild")

    def _rebuilt(self, description, message):
        number = description.get("callback")
        if type(number) is int and 0 <= number < len(self._callback_errors):
            return self._callback_errors[number]
        account = errors.Account(description)
        is_next = message["op"] == "apply" and message["name"] == "next"
        error = account.rebuild(self._codec.decode, self._known_errors, () if is_next else _ENDS_ITERATION)
        error.llm_eval_account = account
        return error

    def _serve_callback(self, question):
        number = question["callback"]
        if type(number) is not int or not 0 <= number < len(self._callbacks) or type(question.get("args")) is not list \
                or type(question.get("kwargs")) is not dict:
            self._forged("a call of no callback")
        args = [self._decode(item) for item in question["args"]]
        kwargs = {name: self._decode(item) for name, item in question["kwargs"].items()}
        expected = self._requests
        try:
            answer = {"value": self._codec.encode(self._callbacks[number](*args, **kwargs))}
        except CannotCross as problem:
            self._channel.halt("unsupported", "value", "a callback of the tests returned %s" % problem)
        except outcome.Stop:
            raise
        except BaseException as error:
            answer = {"error": errors.describe(error, self._codec.encode), "callback": len(self._callback_errors)}
            self._callback_errors.append(error)
        self._channel.send(answer)
        self._requests = max(self._requests, expected)

    # Values

    def _export(self, value):
        if isinstance(value, Remote):
            return ["o", value.llm_eval.number]
        kind = type(value)
        if kind is types.BuiltinFunctionType and vars(builtins).get(value.__name__) is value:
            return ["T", value.__name__]
        if isinstance(value, type) and self._known_errors.get(value.__name__) is value:
            return ["T", value.__name__] if type_name(value) else self._codec.encode(self._solution_class(value))
        if isinstance(value, _CALLABLES):
            return self._callback("cb", value)
        if hasattr(kind, "__next__") and kind.__module__ in ("builtins", "itertools"):
            return self._callback("ci", value.__next__)
        raise CannotCross("a %s" % kind.__name__)

    def _solution_class(self, stand_in):
        return self._request({"op": "global", "name": stand_in.__name__})

    def _callback(self, tag, function):
        for number, known in enumerate(self._callbacks):
            if known is function:
                return [tag, number]
        self._callbacks.append(function)
        return [tag, len(self._callbacks) - 1]

    def _resolve(self, tagged):
        if tagged[0] == "cb" and type(tagged[1]) is int:
            return self._callbacks[tagged[1]]
        if tagged[0] != "o" or type(tagged[1]) is not int:
            raise BadValue("an unknown tag")
        number, type_label, traits = tagged[1], str(tagged[2])[:80], tagged[3:]
        if number not in self._remotes:
            kind = RemoteCallable if "call" in traits else RemoteIterator if "next" in traits else Remote
            self._remotes[number] = kind(self, number, type_label)
        return self._coroutine(number) if "await" in traits else self._remotes[number]

    async def _coroutine(self, number):
        """What an ``async def`` of the solution returned: awaiting it runs it over there."""
        return self._request({"op": "await", "target": number})

    def _write_back(self, given, tagged):
        """Makes an argument what the solution's call left of it; only containers of the same kind."""
        if tagged is None or type(given) not in _MUTABLE:
            return
        value = self._decode(tagged)
        if type(value) is type(given):
            given.clear()
            given.extend(value) if hasattr(given, "extend") else given.update(value)

    # Verdicts

    def _of_error(self, error):
        account = getattr(error, "llm_eval_account", None)
        assertion = self.tests.failing_assertion(error, program.plain_repr)
        if account is not None:
            return dict(outcome.of_exception(account), assertion=assertion)
        name = type(error).__name__
        if not self._touched and not isinstance(error, NameError):
            return outcome.finding("sandbox_error", "bad_tests", "the tests fail by themselves: %s: %s" % (name, error))
        if isinstance(error, AssertionError):
            return outcome.finding("failed", "assertion", str(error), exception=name, assertion=assertion)
        return outcome.finding("error", "test_exception", "the tests choked on an answer: %s" % error,
                               exception=name, assertion=assertion)

    def _missing(self, message):
        self._channel.halt("error", "missing_entry_point", message)

    def _forged(self, message):
        self._channel.halt("error", "protocol_error", message)

    def _halt(self, found):
        details = dict(found)
        self._channel.halt(details.pop("outcome"), details.pop("kind"), details.pop("message"), **details)


def guard(channel, wall_ms):
    """Ends tests that compute past the deadline without asking the candidate; again and again if swallowed."""
    signal.signal(signal.SIGALRM, lambda number, frame: channel.time_out())
    signal.setitimer(signal.ITIMER_REAL, wall_ms / 1000 + 0.05, 0.25)


def _names_in(code):
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _names_in(constant)
    return names


def _is_class_name(name):
    return name.lstrip("_")[:1].isupper()


def _standard_module(name):
    """The genuine module where the tests use one that only the solution imports; None for any other name."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None
