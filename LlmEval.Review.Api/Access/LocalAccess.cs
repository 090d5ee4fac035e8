using System.Buffers.Text;
using System.Security.Cryptography;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Review.Api.Access;

/// <summary>The user of this machine, who needs no login while the server listens on loopback alone.</summary>
/// <param name="options">Where the server listens.</param>
internal sealed class LocalAccess(ReviewServerOptions options)
{
    private const int TokenBytes = 32;

    private User? found;

    /// <summary>What every change of theirs has to carry: pages of other origins cannot read it. New with every start.</summary>
    public string CsrfToken { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The user; null when the server can be reached from elsewhere.</summary>
    public async ValueTask<User?> FindAsync(IUserStore users, CancellationToken cancellationToken) =>
        options.IsLocal ? found ??= await users.LocalUserAsync(cancellationToken) : null;
}
