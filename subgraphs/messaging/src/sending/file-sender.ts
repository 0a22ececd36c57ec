import { appendFile } from "node:fs/promises";
import type { NoticeChannel } from "../notice/notice-words.js";
import type { Message, Outcome, Sender } from "./sender.js";

/** For trying things out: writes what would leave into a file, readable by its owner alone, a JSON line each. */
export class FileSender implements Sender {
  constructor(
    readonly channel: NoticeChannel,
    private readonly file: string,
  ) {}

  async send(message: Message): Promise<Outcome> {
    const line = JSON.stringify({ channel: this.channel, ...message });
    try {
      await appendFile(this.file, `${line}\n`, { mode: 0o600 });
      return { kind: "ACCEPTED" };
    } catch {
      return { kind: "UNCERTAIN", reason: "the file was not written" };
    }
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }
}
