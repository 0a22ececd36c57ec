import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { type SmtpPatience, SmtpSender } from "../sending/smtp-sender.js";

export interface Letter {
  readonly to: string;
  readonly raw: string;
}

/** What a server does with a letter: takes it, answers with a number, falls silent, cuts, or takes it and says so twice. */
export type Reaction = "TAKE" | number | "SILENCE" | "CUT" | "TAKE_AND_CUT" | "TAKE_TWICE";

class Refusal extends Error {
  constructor(readonly responseCode: number) {
    super("No.");
  }
}

/** A real mail server on a free port, which reacts as the test has it. */
export class MailServer {
  readonly letters: Letter[] = [];
  /** How many letters were handed over, taken or not. */
  tries = 0;
  connectionsMade = 0;
  private readonly server: SMTPServer;

  private constructor(
    private react: (to: string, attempt: number) => Reaction | Promise<Reaction>,
    private readonly reactToRecipient: (to: string) => number | null,
  ) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, done) => {
        this.connectionsMade += 1;
        done();
      },
      onRcptTo: ({ address }, _session, done) => {
        const code = this.reactToRecipient(address);
        done(code === null ? null : new Refusal(code));
      },
      onData: (stream, { id, envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = envelope.rcptTo[0]?.address ?? "";
          void this.take({ to, raw: Buffer.concat(chunks).toString() }, id, done);
        });
      },
    });
    this.server.on("error", () => {
      // A client that is cut off is part of the test.
    });
  }

  static async start(
    react: (to: string, attempt: number) => Reaction | Promise<Reaction> = () => "TAKE",
    reactToRecipient: (to: string) => number | null = () => null,
    port = 0,
  ): Promise<MailServer> {
    const mail = new MailServer(react, reactToRecipient);
    mail.server.listen(port, "127.0.0.1");
    await once(mail.server.server, "listening");
    return mail;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Who hands letters to it. */
  sender(patience?: SmtpPatience): SmtpSender {
    return senderTo(this.port, patience);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets()) socket.destroy();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private sockets(sessionId?: string): Socket[] {
    const { connections } = this.server as unknown as {
      connections: Set<{ _socket: Socket; session: { id: string } }>;
    };
    return [...connections]
      .filter(({ session }) => sessionId === undefined || session.id === sessionId)
      .map(({ _socket: socket }) => socket);
  }

  private async take(
    letter: Letter,
    sessionId: string,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    this.tries += 1;
    const reaction = await this.react(letter.to, this.tries);
    if (typeof reaction === "number") return done(new Refusal(reaction));
    if (reaction === "SILENCE") return;
    if (reaction !== "CUT") this.letters.push(letter);
    if (reaction === "CUT" || reaction === "TAKE_AND_CUT")
      return this.sockets(sessionId).forEach((one) => one.destroy());
    done(null, "taken");
    if (reaction === "TAKE_TWICE")
      this.sockets(sessionId).forEach((socket) => socket.write("250 taken again\r\n"));
  }
}

/** Who hands letters to whatever listens there. */
export function senderTo(port: number, patience = { connectMs: 5_000, answerMs: 5_000 }): SmtpSender {
  return new SmtpSender(
    { host: "127.0.0.1", port, isSecure: false, needsTls: false, user: null, password: null },
    { address: "no-reply@union.example", name: "Профсоюз", replyTo: "help@union.example" },
    patience,
  );
}
