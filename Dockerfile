# The tool with the web app. Code under test runs in bubblewrap, inside the container.
FROM node:22-bookworm-slim AS ui
WORKDIR /src/review-ui
COPY review-ui/package.json review-ui/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY schemas /src/schemas
COPY review-ui ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
COPY --from=ui /src/LlmEval.Review.Api/wwwroot LlmEval.Review.Api/wwwroot
RUN dotnet publish LlmEval.Tool -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap ca-certificates curl git python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 llm-eval
COPY --from=build /app /app
RUN printf '#!/bin/sh\nexec dotnet /app/LlmEval.Tool.dll "$@"\n' > /usr/local/bin/llm-eval && chmod +x /usr/local/bin/llm-eval
USER llm-eval
WORKDIR /work
EXPOSE 5080
ENTRYPOINT ["llm-eval"]
CMD ["serve", "--listen", "0.0.0.0"]
