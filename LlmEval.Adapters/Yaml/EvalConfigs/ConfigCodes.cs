using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Problems of evaluation configs: values that do not fit each other.</summary>
public static class ConfigCodes
{
    private const string Local = "models:\n  - { id: local, provider: replay, path: replays/local.jsonl }\n";

    /// <summary>LE0031.</summary>
    public static readonly ErrorCode CasePasses = new("LE0031", "Not a rule for cases")
    {
        Explanation = """
            `case_passes` says when a case with several samples counts as passed: `any` sample, `all`, the `majority`, or
            at least a share of them, such as `rate>=0.6`.
            """,
        Wrong = "scoring: { case_passes: most }\n",
        Right = "scoring: { case_passes: majority }\n",
    };

    /// <summary>LE0032.</summary>
    public static readonly ErrorCode Metric = new("LE0032", "Not a metric")
    {
        Explanation = """
            A gate compares `pass@k`, with a k that `scoring.pass_at` lists: `pass@1`, for example.
            """,
        Wrong = Local + "gates:\n  - { model: local, metric: pass1, at_least: 0.5 }\n",
        Right = Local + "gates:\n  - { model: local, metric: pass@1, at_least: 0.5 }\n",
    };

    /// <summary>LE0041.</summary>
    public static readonly ErrorCode DuplicateId = new("LE0041", "An id is given twice")
    {
        Explanation = """
            Results, gates and exclusions name models and prompt variants by id, so each id may stand once.
            """,
        Wrong = """
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
              - { id: local, provider: replay, path: replays/other.jsonl }
            """,
        Right = """
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
              - { id: other, provider: replay, path: replays/other.jsonl }
            """,
    };

    /// <summary>LE0042.</summary>
    public static readonly ErrorCode UnknownModel = new("LE0042", "No model with this id")
    {
        Explanation = """
            A gate or an exclusion names a model by its `id` (not by its `model`), and no model has this one.
            """,
        Wrong = Local + "gates:\n  - { model: locla, metric: pass@1, at_least: 0.5 }\n",
        Right = Local + "gates:\n  - { model: local, metric: pass@1, at_least: 0.5 }\n",
    };

    /// <summary>LE0043.</summary>
    public static readonly ErrorCode UnknownPrompt = new("LE0043", "No prompt variant with this id")
    {
        Explanation = """
            A gate or an exclusion names a prompt variant by its `id`, and no item of `prompts` has this one. A config
            with `prompt`, or with neither, has one variant, `default`.
            """,
        Wrong = Local + "gates:\n  - { model: local, prompt: terse, metric: pass@1, at_least: 0.5 }\n",
        Right = Local + "gates:\n  - { model: local, prompt: default, metric: pass@1, at_least: 0.5 }\n",
    };

    /// <summary>LE0044.</summary>
    public static readonly ErrorCode TooFewSamples = new("LE0044", "More needed for pass@k than there are samples")
    {
        Explanation = """
            pass@k is estimated from the samples of each case, so there have to be at least k of them.
            """,
        Wrong = "samples: 2\nscoring: { pass_at: [1, 5] }\n",
        Right = "samples: 5\nscoring: { pass_at: [1, 5] }\n",
    };

    /// <summary>LE0045.</summary>
    public static readonly ErrorCode NotComputed = new("LE0045", "A gate on a metric that is not computed")
    {
        Explanation = """
            Only the k listed in `scoring.pass_at` are computed. Add this one there, or compare another.
            """,
        Wrong = Local + "samples: 5\ngates:\n  - { model: local, metric: pass@5, at_least: 0.5 }\n",
        Right = Local + "samples: 5\nscoring: { pass_at: [1, 5] }\ngates:\n  - { model: local, metric: pass@5, at_least: 0.5 }\n",
    };

    /// <summary>LE0046.</summary>
    public static readonly ErrorCode NoTask = new("LE0046", "A template without the task")
    {
        Explanation = """
            The template is the message that the model gets. Without `{{prompt}}` in it the model would never see the
            task.
            """,
        Wrong = "prompt:\n  template: Write good Python.\n",
        Right = "prompt:\n  template: |\n    Write good Python.\n    {{prompt}}\n",
    };

    /// <summary>LE0047.</summary>
    public static readonly ErrorCode UnknownVariable = new("LE0047", "An unknown variable in a template")
    {
        Explanation = """
            In a template, `{{prompt}}`, `{{entry_point}}`, `{{id}}` and `{{title}}` are filled in from the task. There
            are no others.
            """,
        Wrong = "prompt:\n  template: \"Write {{function}}: {{prompt}}\"\n",
        Right = "prompt:\n  template: \"Write {{entry_point}}: {{prompt}}\"\n",
    };

    /// <summary>LE0048.</summary>
    public static readonly ErrorCode NothingLeft = new("LE0048", "The matrix leaves nothing to run")
    {
        Explanation = """
            Together the exclusions leave out every pair of model and prompt variant.
            """,
        Wrong = Local + "matrix: { exclude: [{ model: local }] }\n",
        Right = Local,
    };

    /// <summary>LE0049.</summary>
    public static readonly ErrorCode GateWithoutCases = new("LE0049", "A gate without cases")
    {
        Explanation = """
            The exclusions leave out every case that the gate speaks of, so it could never be met.
            """,
        Wrong = """
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
              - { id: other, provider: replay, path: replays/other.jsonl }
            matrix: { exclude: [{ model: other }] }
            gates:
              - { model: other, metric: pass@1, at_least: 0.5 }
            """,
        Right = """
            models:
              - { id: local, provider: replay, path: replays/local.jsonl }
              - { id: other, provider: replay, path: replays/other.jsonl }
            matrix: { exclude: [{ model: other }] }
            gates:
              - { model: local, metric: pass@1, at_least: 0.5 }
            """,
    };

    /// <summary>LE0050.</summary>
    public static readonly ErrorCode ExcludesNothing = new("LE0050", "An exclusion that names nothing")
    {
        Explanation = """
            An exclusion names a model, a prompt variant, or both.
            """,
        Wrong = "matrix: { exclude: [{}] }\n",
        Right = "matrix: { exclude: [] }\n",
    };

    /// <summary>LE0051.</summary>
    public static readonly ErrorCode NoApiKey = new("LE0051", "No key for a service that needs one")
    {
        Explanation = """
            The model is served by OpenAI itself, which answers to nobody without a key. For a local server or a gateway,
            give its `base_url`.
            """,
        Wrong = "models:\n  - { id: m, provider: openai, model: m }\n",
        Right = "models:\n  - { id: m, provider: openai, model: m, api_key: \"${env:OPENAI_API_KEY}\" }\n",
    };

    /// <summary>LE0052.</summary>
    public static readonly ErrorCode NoEffect = new("LE0052", "Parameters without effect")
    {
        Explanation = """
            This provider has no use for sampling parameters: a replay gives what was recorded, and a command gets only
            the prompt. The config is used all the same.
            """,
        Severity = Severity.Warning,
        Wrong = "models:\n  - { id: local, provider: replay, path: replays/local.jsonl, params: { temperature: 0 } }\n",
        Right = Local,
    };

    /// <summary>LE0053.</summary>
    public static readonly ErrorCode NotFilled = new("LE0053", "A variable in the system message")
    {
        Explanation = """
            Variables are filled in in `template` only. In `system` the braces are sent as they stand. The config is used
            all the same.
            """,
        Severity = Severity.Warning,
        Wrong = "prompt:\n  system: \"You write {{entry_point}}.\"\n  template: \"{{prompt}}\"\n",
        Right = "prompt:\n  system: You write Python.\n  template: \"Write {{entry_point}}. {{prompt}}\"\n",
    };

    /// <summary>LE0054.</summary>
    public static readonly ErrorCode NotTaken = new("LE0054", "A parameter that the model does not take")
    {
        Explanation = """
            Models differ in the parameters that they take: reasoning models take no `temperature` and want a
            `reasoning_effort` instead. A call with a parameter that the model does not take would fail.
            """,
        Wrong = """
            models:
              - { id: m, provider: openai, model: o3-mini, api_key: "${env:OPENAI_API_KEY}", params: { temperature: 0 } }
            """,
        Right = """
            models:
              - { id: m, provider: openai, model: o3-mini, api_key: "${env:OPENAI_API_KEY}", params: { reasoning_effort: low } }
            """,
    };

    /// <summary>LE0090.</summary>
    public static readonly ErrorCode NoPrice = new("LE0090", "A budget, and a model without a price")
    {
        Explanation = """
            A budget in USD can be kept only when the price of every model that is paid by the token is known in USD on the day
            of the run. Give the model its own `price`, per million tokens, or add it to the list that `prices` names. For a
            server of your own that costs nothing, the price is 0.
            """,
        Wrong = """
            budget: { max_cost_usd: 5 }
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost/v1", params: { max_output_tokens: 500 } }
            """,
        Right = """
            budget: { max_cost_usd: 5 }
            models:
              - { id: m, provider: openai, model: m, base_url: "http://localhost/v1", params: { max_output_tokens: 500 }, price: { input: 0, output: 0 } }
            """,
    };

    /// <summary>LE0091.</summary>
    public static readonly ErrorCode NoOutputLimit = new("LE0091", "A budget, and answers without a limit")
    {
        Explanation = """
            Before each call, what it can cost at most is reserved in the budget. Without `params.max_output_tokens` an answer
            could be of any length, and so there would be no such most.
            """,
        Wrong = """
            budget: { max_cost_usd: 5 }
            models:
              - { id: m, provider: openai, model: gpt-4o, api_key: "${env:OPENAI_API_KEY}" }
            """,
        Right = """
            budget: { max_cost_usd: 5 }
            models:
              - { id: m, provider: openai, model: gpt-4o, api_key: "${env:OPENAI_API_KEY}", params: { max_output_tokens: 1500 } }
            """,
    };

    /// <summary>LE0092.</summary>
    public static readonly ErrorCode IncludesNothing = new("LE0092", "An inclusion that changes nothing")
    {
        Explanation = """
            Every model is run with every prompt variant unless `matrix.exclude` leaves the pair out. An inclusion brings back
            such a pair; this one is run anyway. The config is used all the same.
            """,
        Severity = Severity.Warning,
        Wrong = """
            matrix: { include: [{ model: local, prompt: default }] }
            """,
        Right = """
            matrix: { exclude: [{ prompt: default }], include: [{ model: local, prompt: default }] }
            """,
    };
}
