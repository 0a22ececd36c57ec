import type { EntityManager } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import { seal } from "@angel/kit/seal";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { randomUUID } from "node:crypto";
import type { Answer, AnswerMessage } from "../code/code-message.js";
import { layCode } from "../code/lay-code.js";
import type { MessengerChannel } from "./messenger.js";

/** Answers to what people write to us; they go as codes do: at once, sealed until they are sent. */
export class MessengerAnswers implements Companion {
  private readonly codesKey: Buffer;

  constructor({ key }: Pick<Parts, "key">) {
    this.codesKey = key("codes wanted");
  }

  /** Within the transaction of what it answers; not sent any more after so many hours. */
  async say(
    em: EntityManager,
    { channel, to }: { readonly channel: MessengerChannel; readonly to: string },
    answer: Answer,
    hours = 1,
  ): Promise<void> {
    const id = randomUUID();
    const expiresAt = new Date(Date.now() + hours * 3_600_000).toISOString();
    const message: AnswerMessage = { channel, to, kind: "ANSWER", answer, expiresAt };
    const sealed = seal(this.codesKey, id, Buffer.from(JSON.stringify(message)));
    const telling = new Telling();
    await layCode({ id, sealed, expiresAt }, { em, tell: telling.tell });
    await telling.write(em);
  }

  async close(): Promise<void> {}
}
