import { optionalText, readEnvOrExit } from "@angel/kit/env";
import type { Companion } from "@angel/kit/subgraph";
import { appendFile } from "node:fs/promises";
import type { CodeMessage } from "./contact-code.events.js";

/**
 * For trying things out: writes messages into the file `CODES_FILE` names, readable by its owner alone, a JSON line each.
 * Without that nothing is sent from here; the event `codeWanted` is what goes out to people.
 */
export class DevOutbox implements Companion {
  constructor(private readonly file = readEnvOrExit({ CODES_FILE: optionalText() }).CODES_FILE) {}

  async write(message: CodeMessage): Promise<void> {
    if (this.file === undefined || message.kind === "NOBODY") return;
    await appendFile(this.file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }
}
