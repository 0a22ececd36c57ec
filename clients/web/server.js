// React answers from its slower half unless it is told before it is loaded.
// oxlint-disable-next-line no-process-env
process.env.NODE_ENV ??= "production";

const { startSite } = await import("./build/server/index.js");
await startSite();
