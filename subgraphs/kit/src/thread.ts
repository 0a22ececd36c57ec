import { Worker } from "node:worker_threads";

/** Starts a thread from a module of ours, built or a source; it keeps no process alive. */
export function startThread(module: URL, workerData: unknown): Worker {
  const isSource = module.pathname.endsWith(".ts");
  const worker = new Worker(module, {
    workerData,
    execArgv: ["--disable-warning=ExperimentalWarning", ...(isSource ? ["--import", SOURCES] : [])],
  });
  worker.unref();
  return worker;
}

/** Tests run from the sources, where an import that ends in `.js` means the `.ts` beside it. */
const SOURCES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({
    resolve(name, context, next) {
      try { return next(name, context); } catch (error) {
        if (!name.startsWith(".")) throw error;
        return next(name.replace(/\\.js$/, ".ts"), context);
      }
    },
  });
`)}`;
