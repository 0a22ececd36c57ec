import { NoticeChannel } from "../notice/notice-words.js";
import { DAYS_OF_TRYING } from "../notice/notify.js";
import type { KnownDevice, PushDevices } from "../push/push-devices.js";
import type { PushService } from "../push/push-service.js";
import { lostOrUnreached } from "./lost-or-unreached.js";
import { type Message, type Outcome, refused, type Sender } from "./sender.js";

const ANSWER_MS = 30_000;
const TTL_SECONDS = DAYS_OF_TRYING * 24 * 3_600;
type End = Outcome | { readonly kind: "GONE" };

/** Hands a notice to the push services of all devices of an account. */
export class PushSender implements Sender {
  readonly channel = NoticeChannel.PUSH;

  constructor(
    private readonly service: PushService,
    private readonly devices: PushDevices,
    private readonly answerMs = ANSWER_MS,
  ) {}

  async send(message: Message): Promise<Outcome> {
    const devices = await this.devices.of(message.to);
    const ends = await Promise.all(devices.map((device) => this.push(device, message)));
    const idsOf = (kind: End["kind"]) =>
      devices.filter((_, at) => ends[at]?.kind === kind).map(({ id }) => id);
    await this.devices.note({ taken: idsOf("ACCEPTED"), gone: idsOf("GONE") });
    return endOf(ends);
  }

  async close(): Promise<void> {}

  private async push(device: KnownDevice, { id, title, text, link }: Message): Promise<End> {
    if (!this.service.allows(device.endpoint)) return refused("no push service", { isFinal: true });
    const said = JSON.stringify({ id, title, text: text === title ? "" : text, link });
    const about = { topic: id.replaceAll("-", ""), ttl: TTL_SECONDS };
    try {
      const answer = await fetch(device.endpoint, {
        ...this.service.requestTo(device, said, about),
        redirect: "manual",
        signal: AbortSignal.timeout(this.answerMs),
      });
      // What is not read holds the connection.
      await answer.body?.cancel().catch(() => undefined);
      return endBy(answer.status);
    } catch (error) {
      return lostOrUnreached(error);
    }
  }
}

/** RFC 8030, 5 and 7.3; of what it does not name, the classes of HTTP. */
function endBy(status: number): End {
  if (status >= 200 && status < 300) return { kind: "ACCEPTED" };
  if (status === 404 || status === 410) return { kind: "GONE" };
  return refused(`status ${status}`, { isFinal: status !== 429 && status < 500 });
}

/** A notice is told once it is on one device; only what certainly is on none is told again, or by another channel. */
function endOf(ends: readonly End[]): Outcome {
  const outcomes = ends.filter((end) => end.kind !== "GONE");
  return (
    outcomes.find(({ kind }) => kind === "ACCEPTED") ??
    outcomes.find(({ kind }) => kind === "UNCERTAIN") ??
    outcomes.find((end) => end.kind === "REFUSED" && !end.isFinal) ??
    outcomes[0] ??
    refused("no device is left", { isFinal: true })
  );
}
