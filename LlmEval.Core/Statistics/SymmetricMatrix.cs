namespace LlmEval.Core.Statistics;

/// <summary>Linear algebra on small symmetric positive definite matrices.</summary>
internal static class SymmetricMatrix
{
    /// <summary>The inverse by Cholesky's decomposition (G. H. Golub, C. F. Van Loan, Matrix Computations, section 4.2).</summary>
    /// <returns>Null when the matrix is not positive definite to rounding.</returns>
    public static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        if (Cholesky(matrix) is not { } lower) return null;
        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            var y = new double[n];
            for (var i = 0; i < n; i++)
            {
                y[i] = i == column ? 1 : 0;
                for (var k = 0; k < i; k++) y[i] -= lower[i, k] * y[k];
                y[i] /= lower[i, i];
            }

            for (var i = n - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < n; k++) y[i] -= lower[k, i] * inverse[k, column];
                inverse[i, column] = y[i] /= lower[i, i];
            }
        }

        return inverse;
    }

    private static double[,]? Cholesky(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                if (i > j) lower[i, j] = sum / lower[j, j];
                else if (sum > 0) lower[j, j] = Math.Sqrt(sum);
                else return null;
            }
        }

        return lower;
    }
}
