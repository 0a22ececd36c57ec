# One file, an image for each part: docker build --target host|gateway|cms|web.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund \
 && npm run build \
 && node cms/build.js \
 && node local/src/union/write-union.ts /app/union.json \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund --prefix cms

FROM node:24-bookworm-slim AS part
WORKDIR /app
# Folders for volumes belong to the user who writes into them.
RUN mkdir -p /data /files /union && chown node:node /data /files /union
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
USER node

FROM part AS host
COPY --from=build /app/package.json /app/union.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/subgraphs subgraphs
COPY --from=build /app/local/src/union local/src/union
EXPOSE 4003
CMD ["node", "subgraphs/kit/dist/src/serve.js"]

FROM part AS gateway
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/subgraphs/kit subgraphs/kit
COPY --from=build /app/schema schema
COPY --from=build /app/gateway gateway
COPY --from=build /app/clients/web/build/operations.json clients/web/build/operations.json
ENV OPERATIONS=clients/web/build/operations.json
EXPOSE 4000
CMD ["node", "gateway/dist/src/server.js"]

FROM part AS cms
COPY --from=build /app/union.json ./
COPY --from=build /app/cms cms
WORKDIR /app/cms
EXPOSE 4002
CMD ["node", "dist/src/start.js"]

FROM part AS web
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/schema schema
COPY --from=build /app/clients clients
EXPOSE 4001
CMD ["node", "clients/web/server.js"]
