import SMTPConnection from "nodemailer/lib/smtp-connection";
import { Readable } from "node:stream";
import { NoticeChannel } from "../notice/notice-words.js";
import { composeMail, type Letterhead } from "./compose-mail.js";
import { type Message, type Outcome, refused, type Sender, shut } from "./sender.js";

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  /** Nothing is sent before STARTTLS. */
  readonly needsTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

export interface SmtpPatience {
  readonly connectMs: number;
  readonly answerMs: number;
}

const PATIENCE: SmtpPatience = { connectMs: 15_000, answerMs: 120_000 };
const IDLE_MS = 30_000;
const MOST_CONNECTIONS = 5;
/** One address, and nothing that could end a line of the protocol. */
const ADDRESS = /^[^\s<>"(),:;@[\\\]\p{Cc}]+@[^\s<>"(),:;@[\\\]\p{Cc}]+$/u;

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/**
 * Hands letters to a mail server. Connections are kept for the next letter while nothing went wrong on them. nodemailer's own
 * pool is not used: it sends a letter again by itself when a connection is lost, and the letter may have been taken.
 */
export class SmtpSender implements Sender {
  readonly channel = NoticeChannel.EMAIL;
  private readonly idle = new Map<SMTPConnection, NodeJS.Timeout>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    private readonly server: SmtpServer,
    private readonly letterhead: Letterhead,
    private readonly patience = PATIENCE,
  ) {}

  async send(message: Message): Promise<Outcome> {
    if (!ADDRESS.test(message.to)) return refused("the address is none", { isFinal: true });
    const letter = await composeMail(message, this.letterhead);
    await this.takeTurn();
    try {
      return await this.carry(message.to, letter);
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  private async takeTurn(): Promise<void> {
    while (this.busy >= MOST_CONNECTIONS) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy += 1;
  }

  private async carry(to: string, letter: Buffer): Promise<Outcome> {
    let connection: SMTPConnection;
    try {
      connection = this.takeIdle() ?? (await this.connect());
    } catch (error) {
      // That a door is closed to us says nothing about the person.
      return shut(reasonOf(error as SmtpError));
    }
    const outcome = await this.handOver(connection, to, letter);
    if (outcome.kind === "ACCEPTED") this.keep(connection);
    else connection.close();
    return outcome;
  }

  async close(): Promise<void> {
    for (const [connection, timer] of this.idle) {
      clearTimeout(timer);
      connection.close();
    }
    this.idle.clear();
  }

  private handOver(connection: SMTPConnection, to: string, letter: Buffer): Promise<Outcome> {
    // Read by the connection once the server has answered DATA, not before.
    let hasBegun = false;
    const body = new Readable({
      read() {
        // Else answers have slipped: the one to this letter would be the one to something else.
        if (!wantsLetter(connection)) return void this.destroy(new Error("The server wants no letter."));
        hasBegun = true;
        this.push(letter);
        this.push(null);
      },
    });
    return new Promise((resolve) => {
      connection.send({ from: this.letterhead.address, to, size: letter.length }, body, (error) => {
        if (!error) resolve({ kind: "ACCEPTED" });
        else resolve(outcomeOf(error as SmtpError, hasBegun));
      });
    });
  }

  private connect(): Promise<SMTPConnection> {
    const { host, port, isSecure, needsTls, user, password } = this.server;
    const { connectMs, answerMs } = this.patience;
    const connection = new SMTPConnection({
      host,
      port,
      secure: isSecure,
      requireTLS: needsTls,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: answerMs,
      allowInternalNetworkInterfaces: true,
    });
    return new Promise((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => {
        if (error) return reject(error);
        if (user === null) return resolve(connection);
        connection.login({ user, pass: password ?? "" }, (denied) =>
          denied ? reject(denied) : resolve(connection),
        );
      });
    }).then(
      () => {
        connection.on("error", () => this.drop(connection));
        connection.once("end", () => this.drop(connection));
        return connection;
      },
      (error: unknown) => {
        connection.close();
        throw error;
      },
    );
  }

  private takeIdle(): SMTPConnection | undefined {
    const [connection] = this.idle.keys();
    if (connection) this.forget(connection);
    return connection;
  }

  private keep(connection: SMTPConnection): void {
    if (connection.destroyed) return;
    const timer = setTimeout(() => this.drop(connection), IDLE_MS);
    timer.unref();
    this.idle.set(connection, timer);
  }

  private drop(connection: SMTPConnection): void {
    this.forget(connection);
    connection.close();
  }

  private forget(connection: SMTPConnection): void {
    clearTimeout(this.idle.get(connection));
    this.idle.delete(connection);
  }
}

function wantsLetter({ lastServerResponse }: SMTPConnection): boolean {
  return typeof lastServerResponse === "string" && lastServerResponse.startsWith("3");
}

function outcomeOf(error: SmtpError, hasBegun: boolean): Outcome {
  const { responseCode = 0 } = error;
  const isAnswer = responseCode >= 400 && responseCode < 600;
  // Once the letter was on its way only the server's answer to it is certain.
  if (hasBegun && !(error.code === "EMESSAGE" && isAnswer))
    return { kind: "UNCERTAIN", reason: reasonOf(error) };
  return refused(reasonOf(error), { isFinal: responseCode >= 500 && error.code !== "EAUTH" });
}

/** What the server says in words may name the person; its number does not. */
function reasonOf({ code = "ERROR", responseCode }: SmtpError): string {
  return responseCode ? `${code} ${responseCode}` : code;
}
