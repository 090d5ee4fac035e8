namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>Alerts of regressions that somebody should look at.</summary>
internal static class OpenAlerts
{
    /// <summary>Alerts <c>a</c> with how they stand, <c>s</c>.</summary>
    public const string From = """
        observatory.alert a left join lateral (
            select x.kind, x.expires_at from observatory.alert_change x where x.alert = a.id order by x.id desc limit 1) s on true
        """;

    /// <summary>Neither acknowledged, or no longer, nor resolved.</summary>
    public const string Condition =
        "a.alert_type = 'regression' and (s.kind is null or s.kind = 'reopened' or (s.kind = 'acknowledged' and s.expires_at <= now()))";
}
