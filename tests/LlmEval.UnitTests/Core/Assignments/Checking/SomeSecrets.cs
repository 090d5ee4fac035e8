namespace LlmEval.UnitTests.Core.Assignments.Checking;

/// <summary>Secrets that nobody owns, put together here so that no scanner of sources takes them for real.</summary>
internal static class SomeSecrets
{
    private const string Random = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9";

    public static readonly string OpenAi = "sk-" + "proj-" + Random;

    public static readonly string GitHub = "ghp" + "_" + Random[..36];

    public static IEnumerable<(string Kind, string Text)> All()
    {
        yield return ("a key of a model provider", OpenAi);
        yield return ("a key of a model provider", "sk-" + "ant-api03-" + Random);
        yield return ("a key of a model provider", "sk-" + "or-v1-" + string.Concat(Enumerable.Repeat("0a1b2c3d", 8)));
        yield return ("a key of a model provider", "gsk" + "_" + Random);
        yield return ("a key of a model provider", "hf" + "_" + Random[..34]);
        yield return ("a key of a model provider", "AI" + "za" + Random[..35]);
        yield return ("a cloud key", "AK" + "IA2E0A8F3B4C5D6E7F");
        yield return ("a cloud key", "Account" + "Key=" + Random + Random + "==");
        yield return ("an access token", GitHub);
        yield return ("an access token", "github" + "_pat_" + Random);
        yield return ("an access token", "gl" + "pat-" + Random[..20]);
        yield return ("an access token", "xo" + "xb-" + "2345678901-2345678901-" + Random[..24]);
        yield return ("an access token", "https://hooks.slack" + ".com/services/T01AB2CD3/B04EF5GH6/" + Random[..24]);
        yield return ("an access token", "sk" + "_live_" + Random[..24]);
        yield return ("an access token", "npm" + "_" + Random[..36]);
        yield return ("an access token", "SG" + "." + Random[..22] + "." + Random);
        yield return ("an access token", "987654321:" + "AA" + Random[..33]);
        yield return ("an access token", "Authorization: Bearer " + Random[..32]);
        yield return ("a web token", "ey" + "JhbGciOiJIUzI1NiJ9" + ".ey" + "JzdWIiOiIxMjM0NTY3ODkw" + "." + Random);
        yield return ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE");
        yield return ("a private key", "-----BEGIN " + "PRIVATE KEY-----\\nMIIE");
        yield return ("a private key", "-----BEGIN OPENSSH " + "PRIVATE KEY-----");
        yield return ("a private key", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----");
        yield return ("a password in an address", "postgres://ada:" + "Tr0ub4dor&3@db.host:5432/x");
        yield return ("a password in an address", "https://x-access-token:" + "hunter2hunter2@git.host/a/b.git");
        yield return ("a random value of a telling name", "const apiKey = '" + Random[..32] + "';");
        yield return ("a random value of a telling name", "\"client_secret\": \"" + Random[..24] + "\"");
        yield return ("a random value of a telling name", "headers['x-auth-token'] = `" + Random[..24] + "`");
        yield return ("a random value of a telling name", "STUDENT_SECRET=" + Random[..24]);
        yield return ("a random value of a telling name", "line\nexport AWS_SECRET_ACCESS_KEY=" + Random[..40] + "\nline");
        yield return ("a random value of a telling name", "token: \"9f86d081884c7d659a2feaa0c55ad015\"");
    }

    public static IEnumerable<(string Name, string Text)> NearMisses()
    {
        yield return ("words behind sk-", "sk-learn-pipelines-and-transformers");
        yield return ("a class of a spinner", ".sk-folding-cube-2-animation-container {}");
        yield return ("a documented placeholder", "sk-" + "your-api-key-goes-here-123456");
        yield return ("the example of a manual", "AKIA" + "IOSFODNN7EXAMPLE");
        yield return ("an id of a cloud key that is too short", "AKIA" + "1234");
        yield return ("a public key", "-----BEGIN PUBLIC " + "KEY-----\nMIIB");
        yield return ("a certificate", "-----BEGIN CERTIFICATE-----");
        yield return ("a word behind ghp_", "ghp" + "_short");
        yield return ("an address without a password", "https://cdn.example.com/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css");
        yield return ("an address with a port", "http://localhost:8080/@fs/index.html");
        yield return ("a password that a variable gives", "postgres://ada:${PASSWORD}@host/db");
        yield return ("a password of documentation", "postgres://user:password@host/db");
        yield return ("a token read from the address", "const token = new URLSearchParams(location.search).get('token');");
        yield return ("a token put into a header", "headers.Authorization = `Bearer ${token}`;");
        yield return ("the name of a store", "const tokenStorageKey = \"github-user-token-cache-v12\";");
        yield return ("a selector", "const authForm = '#github-user-a1b2c3d4';");
        yield return ("a label", "password: \"Enter your password, at least 12 characters\"");
        yield return ("a checksum of a library", "integrity=\"sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH\"");
        yield return ("a setting that is no secret", "MAX_TOKENS=16384");
        yield return ("a template of settings", "OPENAI_API_KEY=your-key-here-0123456789");
        yield return ("nothing but one letter", "API_KEY=xxxxxxxxxxxxxxxxxxxx00");
        yield return ("prose", "Bearer of bad news, tokens and secrets: none of them are here in 2026.");
        yield return ("an image", "background: url(data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk)");
    }
}
