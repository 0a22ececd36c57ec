import { once } from "node:events";
import smpp, { type Pdu, type Session } from "smpp";
import { NoticeChannel } from "../notice/notice-words.js";
import { Pace } from "./pace.js";
import { type Message, type Outcome, refused, type Sender, shut } from "./sender.js";

export interface SmppServer {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly user: string;
  readonly password: string;
  /** The name under which messages come; the provider's own where none is given. */
  readonly from: string | null;
  /** How many messages are handed over in a second, at most. */
  readonly perSecond: number;
}

export interface SmppPatience {
  readonly answerMs: number;
  readonly linkMs: number;
  /** How long nothing is handed over after the provider said that it was too fast. */
  readonly throttledMs: number;
}

const SECOND_MS = 1_000;
const PATIENCE: SmppPatience = { answerMs: 60_000, linkMs: 30_000, throttledMs: SECOND_MS };
const OK = 0;
const NOT_BOUND = 0x04;
/** Not bound, system error, temporary: SMPP 3.4, 5.1.3. */
const PASSING = new Set([NOT_BOUND, 0x08, 0x64]);
/** Whoever it is for. */
const QUEUE_FULL = 0x14;
const TOO_FAST = 0x58;
const INTERNATIONAL = { dest_addr_ton: 1, dest_addr_npi: 1 };
const ALPHANUMERIC = 5;
const TELEPHONE = /^\+?\d{10,15}$/;
/** Octets of `short_message`; what is longer goes whole as `message_payload`, one message with one answer. */
const LONGEST_SHORT = 140;

/** Hands messages to a provider of SMS over one bound session, which is bound anew once it is lost. */
export class SmppSender implements Sender {
  readonly channel = NoticeChannel.SMS;
  private readonly pace: Pace;
  private session: Promise<Session> | undefined;
  private throttledUntil = 0;

  constructor(
    private readonly server: SmppServer,
    private readonly patience = PATIENCE,
  ) {
    this.pace = new Pace(SECOND_MS / server.perSecond);
  }

  async send(message: Message): Promise<Outcome> {
    const number = message.to.replaceAll(/[\s()-]/g, "");
    if (!TELEPHONE.test(number)) return refused("the telephone is none", { isFinal: true });
    await this.pace.turn();
    const throttledMs = this.throttledUntil - Date.now();
    if (throttledMs > 0) return shut("too fast just before", throttledMs);
    let session: Session;
    try {
      session = await this.bound();
    } catch (error) {
      return shut((error as Error).message);
    }
    return this.submit(
      session,
      number.replace("+", ""),
      [message.text, message.link].filter(Boolean).join("\n"),
    );
  }

  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    this.session = undefined;
    if (!session || session.socket.destroyed) return;
    session.unbind(() => session.close());
    setTimeout(() => session.destroy(), 1_000).unref();
    await once(session, "close");
  }

  /** The session that stands, or a new one where it is lost. */
  private async bound(): Promise<Session> {
    const binding = (this.session ??= this.bind());
    const session = await binding.catch((error: unknown) => {
      if (this.session === binding) this.session = undefined;
      throw error;
    });
    if (session.socket.writable) return session;
    if (this.session === binding) this.session = undefined;
    return this.bound();
  }

  private async submit(session: Session, number: string, text: string): Promise<Outcome> {
    const { from } = this.server;
    const isGsm = smpp.encodings.ASCII.match(text);
    const octets = isGsm ? smpp.encodings.ASCII.encode(text) : smpp.encodings.UCS2.encode(text);
    const answer = await asked(session, this.patience.answerMs, (answered) =>
      session.submit_sm(
        {
          destination_addr: number,
          ...INTERNATIONAL,
          ...(from === null ? {} : { source_addr: from, source_addr_ton: ALPHANUMERIC }),
          data_coding: isGsm ? 0 : 8,
          ...(octets.length > LONGEST_SHORT ? { message_payload: octets } : { short_message: octets }),
        },
        answered,
      ),
    );
    if (answer === "UNWRITTEN") return refused("the session is lost", { isFinal: false });
    if (answer === "UNANSWERED") {
      session.destroy();
      return { kind: "UNCERTAIN", reason: "no answer" };
    }
    if (answer.command_status === OK) return { kind: "ACCEPTED" };
    if (answer.command_status === NOT_BOUND) session.destroy();
    const reason = `status ${answer.command_status}`;
    if (answer.command_status === QUEUE_FULL) return shut(reason);
    if (answer.command_status === TOO_FAST) {
      this.throttledUntil = Date.now() + this.patience.throttledMs;
      return shut(reason, this.patience.throttledMs);
    }
    return refused(reason, { isFinal: !PASSING.has(answer.command_status) });
  }

  private async bind(): Promise<Session> {
    const { host, port, isSecure, user, password } = this.server;
    const session = smpp.connect({ url: `${isSecure ? "ssmpp" : "smpp"}://${host}:${port}` });
    session.on("error", () => session.destroy());
    session.on("pdu", (pdu: Pdu) => {
      // What the provider asks of us must be answered, or it ends the session.
      if (["enquire_link", "deliver_sm", "unbind"].includes(pdu.command)) session.send(pdu.response());
    });
    await connected(session, isSecure ? "secureConnect" : "connect", this.patience.answerMs);
    const answer = await asked(session, this.patience.answerMs, (answered) =>
      session.bind_transceiver({ system_id: user, password, interface_version: 0x34 }, answered),
    );
    if (typeof answer === "string" || answer.command_status !== OK) {
      session.destroy();
      throw new Error(`not bound: ${typeof answer === "string" ? answer : answer.command_status}`);
    }
    this.keepAlive(session);
    return session;
  }

  private keepAlive(session: Session): void {
    const { answerMs, linkMs } = this.patience;
    const timer = setInterval(() => {
      void asked(session, answerMs, (answered) => session.enquire_link({}, answered)).then((answer) => {
        if (typeof answer === "string") session.destroy();
      });
    }, linkMs);
    timer.unref();
    session.once("close", () => clearInterval(timer));
  }
}

/** The answer; or that none came, or that nothing was written at all. */
function asked(
  session: Session,
  patienceMs: number,
  ask: (answered: (pdu: Pdu) => void) => boolean,
): Promise<Pdu | "UNANSWERED" | "UNWRITTEN"> {
  return new Promise((resolve) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      session.off("close", giveUp);
      resolve("UNANSWERED");
    };
    const timer = setTimeout(giveUp, patienceMs);
    session.once("close", giveUp);
    const isWritten = ask((pdu) => {
      resolve(pdu);
      giveUp();
    });
    if (isWritten) return;
    resolve("UNWRITTEN");
    giveUp();
  });
}

function connected(session: Session, when: string, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => session.destroy(), patienceMs);
    session.once(when, () => {
      clearTimeout(timer);
      resolve();
    });
    session.once("close", () => {
      clearTimeout(timer);
      reject(new Error("not connected"));
    });
  });
}
