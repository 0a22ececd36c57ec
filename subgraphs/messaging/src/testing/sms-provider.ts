import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import smpp, { type Pdu, type Session } from "smpp";
import { type SmppPatience, SmppSender } from "../sending/smpp-sender.js";

interface Sms {
  readonly to: string;
  readonly text: string;
  readonly coding: number;
}

/** What a provider does with a message: takes it, answers with a status, falls silent, cuts, or takes it and says so twice. */
export type SmsReaction = "TAKE" | number | "SILENCE" | "TAKE_AND_CUT" | "TAKE_TWICE";

/** A real provider of SMS on a free port, which reacts as the test has it. */
export class SmsProvider {
  readonly messages: Sms[] = [];
  bindings = 0;
  private readonly sessions = new Set<Session>();
  private readonly server: Server;

  private constructor(private readonly react: (to: string, attempt: number) => SmsReaction) {
    let tries = 0;
    this.server = smpp.createServer((session) => {
      this.sessions.add(session);
      session.on("error", () => session.destroy());
      session.on("close", () => this.sessions.delete(session));
      session.on("bind_transceiver", (pdu: Pdu) => {
        this.bindings += 1;
        const isKnown = pdu.system_id === "union" && pdu.password === "secret";
        session.send(pdu.response({ command_status: isKnown ? 0 : 0x0e }));
      });
      session.on("enquire_link", (pdu: Pdu) => session.send(pdu.response()));
      session.on("unbind", (pdu: Pdu) => session.send(pdu.response()));
      session.on("submit_sm", (pdu: Pdu) => this.take(session, pdu, (tries += 1)));
    });
  }

  static async start(
    react: (to: string, attempt: number) => SmsReaction = () => "TAKE",
  ): Promise<SmsProvider> {
    const provider = new SmsProvider(react);
    provider.server.listen(0, "127.0.0.1");
    await once(provider.server, "listening");
    return provider;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  sender(password = "secret", patience?: SmppPatience): SmppSender {
    const server = {
      host: "127.0.0.1",
      port: this.port,
      isSecure: false,
      user: "union",
      password,
      from: "Profsoyuz",
      perSecond: 1_000,
    };
    return new SmppSender(server, patience);
  }

  /** Loses every session. */
  cut(): void {
    for (const session of this.sessions) session.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private take(session: Session, pdu: Pdu, attempt: number): void {
    const said = pdu.message_payload ?? pdu.short_message;
    const reaction = this.react(pdu.destination_addr ?? "", attempt);
    if (typeof reaction === "number") return void session.send(pdu.response({ command_status: reaction }));
    if (reaction === "SILENCE") return;
    this.messages.push({
      to: pdu.destination_addr ?? "",
      text: said?.message ?? "",
      coding: pdu.data_coding ?? 0,
    });
    if (reaction === "TAKE_AND_CUT") return session.destroy();
    const answers = reaction === "TAKE_TWICE" ? 2 : 1;
    for (let n = 0; n < answers; n += 1) session.send(pdu.response({ message_id: `${attempt}` }));
  }
}
