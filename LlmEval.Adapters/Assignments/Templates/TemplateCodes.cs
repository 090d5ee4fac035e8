using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Problems of templates of assignments.</summary>
public static class TemplateCodes
{
    /// <summary>LE0070.</summary>
    public static readonly ErrorCode UnknownVariable = new("LE0070", "An unknown variable in a template")
    {
        Explanation = """
            Templates know the variables `seed` and `hash`, and those of the generators that they list under `data`. They
            are written {{ name }} or ${name}. In expressions of JavaScript a ${name} of any other name is a part of a
            template literal and is left alone.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: sum
            brief: "Show {{ total }} in #total."
            checks:
              - { kind: exists, selector: "#total" }
            """,
        Right = """
            id: sum
            data: [sales_csv]
            brief: "Show {{ result }} in #total."
            checks:
              - { kind: exists, selector: "#total" }
            """,
    };

    /// <summary>LE0071.</summary>
    public static readonly ErrorCode OneOfSeveral = new("LE0071", "Keys of a check that do not go together")
    {
        Explanation = """
            A text is compared by exactly one of `equals`, `contains` and `matches`; a `count` has `at_least`, `at_most` or
            both; a step is one of `fill` (with `value`), `click`, `press` (with or without `in`) and `wait`.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: text, selector: h1, equals: Hello, contains: Hell }
            """,
        Right = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: text, selector: h1, equals: Hello }
            """,
    };

    /// <summary>LE0072.</summary>
    public static readonly ErrorCode SameCheck = new("LE0072", "Two checks that read the same")
    {
        Explanation = """
            The words of a check are the name of its result, so they are unique in a round; and the second round runs the
            checks of the first again. Remove one of them, or give it other words with `says`.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: exists, selector: h1 }
              - { kind: exists, selector: h1, weight: 2 }
            """,
        Right = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: exists, selector: h1, weight: 2 }
            """,
    };

    /// <summary>LE0073.</summary>
    public static readonly ErrorCode Attachment = new("LE0073", "An attachment that cannot be used")
    {
        Explanation = """
            An attachment has a plain file name, none that the repository needs for itself (.git, LICENSE, README.md,
            index.html), and a data URI: data:TYPE;base64,… or data:TYPE,… with percent-encoding. At most 20 come with a
            brief, of at most 10 MiB each and 25 MiB together.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Show the text of hello.txt."
            attachments:
              - { name: texts/hello.txt, url: "data:text/plain,Hello" }
            checks:
              - { kind: exists, selector: h1 }
            """,
        Right = """
            id: greeting
            brief: "Show the text of hello.txt."
            attachments:
              - { name: hello.txt, url: "data:text/plain,Hello" }
            checks:
              - { kind: exists, selector: h1 }
            """,
    };

    /// <summary>LE0074.</summary>
    public static readonly ErrorCode DataOrder = new("LE0074", "A generator before the one that it needs")
    {
        Explanation = """
            Some generators work with what others make: `rates_json` converts the total of `sales_csv`. They run in the
            order of the list, so the other one has to stand before it.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: sum
            data: [rates_json]
            brief: "Show {{ rate }}."
            checks:
              - { kind: exists, selector: "#rate" }
            """,
        Right = """
            id: sum
            data: [sales_csv, rates_json]
            brief: "Show {{ rate }}."
            checks:
              - { kind: exists, selector: "#rate" }
            """,
    };

    /// <summary>LE0075.</summary>
    public static readonly ErrorCode FreeText = new("LE0075", "A check that nothing can measure")
    {
        Severity = Severity.Warning,
        Explanation = """
            A check that is a sentence says of no kind what it is. It is sent to builders and then skipped: it counts
            neither for nor against them. Write it as a map with a `kind`, or as `js: EXPRESSION`.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - "The title is Hello"
            """,
        Right = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: title, equals: Hello }
            """,
    };

    /// <summary>LE0076.</summary>
    public static readonly ErrorCode CommentTrap = new("LE0076", "A comment that cuts a text off")
    {
        Severity = Severity.Warning,
        Explanation = """
            In text without quotes a blank and `#` begin a comment: YAML drops the rest of the line without a word. Briefs
            name elements by `#id`, so put them in quotes or write them as a block (`>-`). A real comment belongs on a line
            of its own.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: Put a greeting into #greeting on the page.
            checks:
              - { kind: exists, selector: "#greeting" }
            """,
        Right = """
            id: greeting
            brief: "Put a greeting into #greeting on the page."
            checks:
              - { kind: exists, selector: "#greeting" }
            """,
    };

    /// <summary>LE0077.</summary>
    public static readonly ErrorCode TagTrap = new("LE0077", "An expression that YAML takes for a tag")
    {
        Explanation = """
            Text without quotes that begins with `!!` is a YAML tag, and the file cannot be read. Put the expression in
            quotes, or write it as a block (`>-`). `llm-eval assignments import` mends a whole file.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - js: !!document.querySelector("h1")
            """,
        Right = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - js: '!!document.querySelector("h1")'
            """,
    };

    /// <summary>LE0078.</summary>
    public static readonly ErrorCode NoSyntax = new("LE0078", "A selector, expression or key that is none")
    {
        Explanation = """
            A check whose CSS selector, regular expression or key cannot be read holds for no page, whatever is built. Names
            in selectors do not begin with a digit (`[id="1a"]` finds such an id), brackets and quotes are closed, and keys
            are those of an American keyboard: `Enter`, `ArrowDown`, `a`, `Control+A`.
            """,
        Kind = ExampleKind.Assignment,
        Wrong = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: title, matches: "Hello [0-9" }
            """,
        Right = """
            id: greeting
            brief: "Greet the reader."
            checks:
              - { kind: title, matches: "Hello [0-9]" }
            """,
    };
}
