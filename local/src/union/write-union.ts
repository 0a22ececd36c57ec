import { writeFile } from "node:fs/promises";
import { makeUnion } from "./make-union.ts";

/** Writes the demo union for those who seed by hand: `node local/dist/src/union/write-union.js union.json`. */
const [file = "union.json"] = process.argv.slice(2);
await writeFile(file, `${JSON.stringify(makeUnion(), null, 1)}\n`);
