namespace LlmEval.Core.Statistics;

/// <summary>The maximum of the Bradley–Terry likelihood with Σθ = 0.</summary>
/// <param name="Theta">By place in the graph.</param>
/// <param name="Covariance">The inverse of the Fisher information on Σθ = 0.</param>
internal sealed record BradleyTerryFit(double[] Theta, double[,] Covariance)
{
    private const int MostSteps = 500;

    /// <summary>
    /// Newton's method; a step that lowers the likelihood is halved. The likelihood is concave, so that there is one maximum.
    /// </summary>
    /// <returns>Null when rounding keeps it from the maximum.</returns>
    public static BradleyTerryFit? Fit(ComparisonGraph graph)
    {
        var points = graph.Points;
        var theta = new double[graph.Names.Count];
        for (var step = 0; step < MostSteps; step++)
        {
            if (SymmetricMatrix.Inverse(Information(points, theta)) is not { } inverse) return null;
            var direction = Times(inverse, Gradient(points, theta));
            var size = direction.Max(Math.Abs);
            if (!double.IsFinite(size)) return null;
            var next = Moved(theta, direction, 1);
            // The error after a step is about the square of the step.
            if (size < 1e-8) return new BradleyTerryFit(next, OnCentred(inverse));

            var before = LogLikelihood(points, theta);
            // Close to the maximum the gain of a step is below rounding: the step is taken as it is.
            for (var share = 0.5; size > 1e-6 && share > 1e-6 && !(LogLikelihood(points, next) >= before); share /= 2)
            {
                next = Moved(theta, direction, share);
            }

            theta = next;
        }

        return null;
    }

    // Points less expected points, pair by pair; the tails of both sides are kept apart so that lopsided results lose no digits.
    private static double[] Gradient(double[,] points, double[] theta) =>
    [
        .. theta.Select((own, i) =>
            theta.Select((other, j) => (points[i, j] * Win(other - own)) - (points[j, i] * Win(own - other))).Sum()),
    ];

    /// <summary>Fisher information plus 1/n everywhere: regular, with the same action on Σθ = 0.</summary>
    private static double[,] Information(double[,] points, double[] theta)
    {
        var n = theta.Length;
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                result[i, j] += 1.0 / n;
                if (i == j) continue;
                var weight = (points[i, j] + points[j, i]) * Win(theta[i] - theta[j]) * Win(theta[j] - theta[i]);
                result[i, j] -= weight;
                result[i, i] += weight;
            }
        }

        return result;
    }

    /// <summary>Takes the added 1/n out again.</summary>
    private static double[,] OnCentred(double[,] inverse)
    {
        var n = inverse.GetLength(0);
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) result[i, j] = inverse[i, j] - (1.0 / n);
        }

        return result;
    }

    private static double LogLikelihood(double[,] points, double[] theta)
    {
        var sum = 0.0;
        for (var i = 0; i < theta.Length; i++)
        {
            for (var j = 0; j < theta.Length; j++)
            {
                if (points[i, j] > 0) sum -= points[i, j] * Logarithm.OnePlus(Math.Exp(theta[j] - theta[i]));
            }
        }

        return sum;
    }

    private static double Win(double difference) => 1 / (1 + Math.Exp(-difference));

    private static double[] Moved(double[] theta, double[] direction, double share)
    {
        double[] moved = [.. theta.Zip(direction, (t, d) => t + (share * d))];
        var mean = moved.Average();
        return [.. moved.Select(t => t - mean)];
    }

    private static double[] Times(double[,] matrix, double[] vector) =>
        [.. vector.Select((_, i) => vector.Select((v, j) => matrix[i, j] * v).Sum())];
}
