import { parentPort, workerData } from "node:worker_threads";
import type { Paper } from "./block.js";
import { drawBoth } from "./draw-both.js";

/** The thread in which one long paper is drawn. */
parentPort?.postMessage(await drawBoth(workerData as Paper));
