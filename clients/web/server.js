// React answers from its slower half unless it is told before it is loaded.
// oxlint-disable-next-line no-process-env
process.env.NODE_ENV ??= "production";

// oxlint-disable-next-line no-process-env -- whoever built says where
const { startSite } = await import(`./${process.env.BUILD_FOLDER ?? "build"}/server/index.js`);
await startSite();
