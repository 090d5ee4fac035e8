using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres;

/// <summary>Reads what <c>storage.url</c> and <c>LLM_EVAL_DATABASE_URL</c> may hold: a libpq URL or an Npgsql connection string.</summary>
/// <remarks>URLs: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS. Messages never hold the value.</remarks>
internal static class ConnectionUrl
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["options"] = "Options",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["channel_binding"] = "Channel Binding",
        ["target_session_attrs"] = "Target Session Attributes",
        ["gssencmode"] = "GSS Encryption Mode",
        ["krbsrvname"] = "Kerberos Service Name",
        ["require_auth"] = "Require Auth",
    };

    /// <summary>The connection settings.</summary>
    /// <exception cref="StorageException">It is neither form, or a parameter is not known or has no such value.</exception>
    public static NpgsqlConnectionStringBuilder Parse(Secret url)
    {
        var text = url.Reveal().Trim();
        var settings = ParseText(text, url);
        if (string.IsNullOrEmpty(settings.Host)) throw Unusable(url, "it names no host");
        // With one host there is nothing to choose, which Npgsql takes for a mistake.
        if (!settings.Host.Contains(',', StringComparison.Ordinal)) settings.TargetSessionAttributes = null;
        try
        {
            // Some combinations are refused only here; it connects to nothing.
            using var checkedSettings = NpgsqlDataSource.Create(settings);
            return settings;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw Unusable(url, e.Message.TrimEnd('.'));
        }
    }

    private static NpgsqlConnectionStringBuilder ParseText(string text, Secret url)
    {
        var scheme = Schemes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (scheme is not null) return ParseUrl(text[scheme.Length..], url);
        if (text.Contains("://", StringComparison.Ordinal)) throw Unusable(url, "a database URL begins with postgresql://");
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Npgsql's message names the keyword, and for some texts the value: it is not passed on.
            throw Unusable(url, "it is neither a postgresql:// URL nor a connection string of the form Host=…;Database=…");
        }
    }

    // [user[:password]@][host[:port][,…]][/database][?name=value[&…]]; every part percent-encoded.
    private static NpgsqlConnectionStringBuilder ParseUrl(string text, Secret url)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        var (beforeQuery, query) = Cut(text, text.IndexOf('?', StringComparison.Ordinal));
        var (authority, database) = Cut(beforeQuery, beforeQuery.IndexOf('/', StringComparison.Ordinal));
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var (user, password) = Cut(authority[..at], authority.IndexOf(':', StringComparison.Ordinal) is var colon && colon < at ? colon : -1);
            builder.Username = Decode(user);
            if (password is not null) builder.Password = Decode(password);
        }

        SetHosts(builder, authority[(at + 1)..], url);
        if (!string.IsNullOrEmpty(database)) builder.Database = Decode(database);
        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(pair, pair.IndexOf('=', StringComparison.Ordinal));
            SetParameter(builder, Decode(name), Decode(value ?? ""), url);
        }

        return builder;
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts, Secret url)
    {
        if (hosts.Length == 0) return;
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            // Npgsql takes "host:port,host:port" in the Host keyword itself.
            builder.Host = Decode(hosts);
            return;
        }

        var colon = hosts.LastIndexOf(':');
        var (host, port) = colon > hosts.LastIndexOf(']') ? Cut(hosts, colon) : (hosts, null);
        builder.Host = Decode(host).Trim('[', ']');
        if (!string.IsNullOrEmpty(port)) SetParameter(builder, "port", port, url);
    }

    private static void SetParameter(NpgsqlConnectionStringBuilder builder, string name, string value, Secret url)
    {
        if (!Keywords.TryGetValue(name, out var keyword)) throw Unusable(url, $"the parameter '{name}' is not known");
        try
        {
            // libpq writes verify-full where Npgsql has VerifyFull.
            builder[keyword] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw Unusable(url, $"the parameter '{name}' cannot have this value");
        }
    }

    private static (string Before, string? After) Cut(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    private static string Decode(string part) => Uri.UnescapeDataString(part);

    private static StorageException Unusable(Secret url, string why) => new($"The database URL ({url.Reference}) cannot be used: {why}.");
}
