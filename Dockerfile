# syntax=docker/dockerfile:1
# One image per app: docker build --target gateway | agent-hub | policy-worker | trainer-worker | migrate .

FROM node:20-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY libs libs
COPY apps apps
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY tsconfig.base.json tsconfig.build.json ./
COPY scripts/build scripts/build
RUN npm run build
# Only what runs: no compiler, no test tools, no private Postgres.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts \
 && rm -rf libs/*/src apps/*/src

FROM node:20-bookworm-slim AS runtime
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build --chown=root:root /src/package.json ./package.json
COPY --from=build --chown=root:root /src/node_modules ./node_modules
COPY --from=build --chown=root:root /src/libs ./libs
COPY --from=build --chown=root:root /src/apps ./apps
USER node
# Docker's default signal, SIGTERM, lets an app finish what it has begun.
STOPSIGNAL SIGTERM

FROM runtime AS migrate
CMD ["node", "apps/launcher/dist/migrate.js"]

FROM runtime AS policy-worker
CMD ["node", "--enable-source-maps", "apps/policy-worker/dist/bundle/main.js"]

FROM runtime AS trainer-worker
# One arena for all threads: what they free is used again (docs/guides/production.md).
ENV MALLOC_ARENA_MAX=1
CMD ["node", "--enable-source-maps", "apps/trainer-worker/dist/bundle/main.js"]

FROM runtime AS agent-hub
ENV HUB_PORT=4100
EXPOSE 4100
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.HUB_PORT+'/readyz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/agent-hub/dist/bundle/main.js"]

FROM runtime AS gateway
ENV GATEWAY_PORT=4000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.GATEWAY_PORT+'/readyz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/gateway/dist/bundle/main.js"]
