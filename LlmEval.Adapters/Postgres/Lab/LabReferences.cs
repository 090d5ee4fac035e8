using LlmEval.Core.Domain.Lab;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Says in words that something refers to what is not there.</summary>
internal static class LabReferences
{
    /// <summary>Does work that writes references.</summary>
    /// <param name="work">The work.</param>
    /// <param name="refusal">What is said when one of them leads nowhere.</param>
    /// <exception cref="LabNotFoundException">One does.</exception>
    public static async Task<T> OrNotFoundAsync<T>(Func<Task<T>> work, string refusal)
    {
        try
        {
            return await work();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new LabNotFoundException(refusal);
        }
    }
}
