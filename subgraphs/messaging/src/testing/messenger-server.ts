import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a messenger does with a message: takes it, refuses it by a number, falls silent, cuts before or after taking it, or answers what nobody can read. */
export type MessengerReaction =
  "TAKE" | number | "SILENCE" | "CUT" | "TAKE_AND_CUT" | "TAKE_AND_SILENCE" | "NONSENSE";
export type React = (to: string, attempt: number) => MessengerReaction;

export interface Delivered {
  readonly to: string;
  readonly text: string;
}

/** A messenger's API on a free port. */
export abstract class MessengerServer {
  /** What people have read. */
  readonly delivered: Delivered[] = [];
  /** How often a message was handed over, whatever came of it. */
  tries = 0;
  react: React = () => "TAKE";
  /** Says all again from the beginning, whatever place is named. */
  isRepeating = false;
  /** How often it failed who asked what has come. */
  failed = 0;
  private readonly failing: (object | "CUT" | "NONSENSE")[] = [];
  private readonly server: Server;
  private readonly waiting = new Set<() => void>();

  protected constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => void this.answer(request, Buffer.concat(chunks).toString(), response));
    });
  }

  protected async listen(): Promise<void> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What somebody has read, the first first. */
  readBy(person: string): string[] {
    return this.delivered.filter(({ to }) => to === person).map(({ text }) => text);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  protected abstract answer(request: IncomingMessage, body: string, response: ServerResponse): Promise<void>;

  /** Until something new has come for who asks, or they have hung up. */
  protected news(response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
      response.once("close", done);
    });
  }

  /** Whether somebody waits for what comes. */
  get isAsked(): boolean {
    return this.waiting.size > 0;
  }

  /** Answers so, instead of with what has come. */
  fail(...answers: (object | "CUT" | "NONSENSE")[]): void {
    this.failing.push(...answers);
    this.wake();
  }

  /** Whether it fails who asks next. */
  protected get fails(): boolean {
    return this.failing.length > 0;
  }

  /** Whether it has failed who asks what has come. */
  protected hasFailed(response: ServerResponse): boolean {
    const answer = this.failing.shift();
    if (answer === "CUT") response.destroy();
    else if (answer === "NONSENSE") response.writeHead(502).end("<html>Bad gateway</html>");
    else if (answer) say(response, answer);
    if (answer === undefined) return false;
    this.failed += 1;
    return true;
  }

  protected wake(): void {
    for (const done of this.waiting) done();
  }

  /** Deals with a message as the test has it: `take` delivers it and says what is answered then. */
  protected deal(
    to: string,
    response: ServerResponse,
    answers: { take: () => object; refuse: (code: number) => object },
  ): void {
    this.tries += 1;
    const reaction = this.react(to, this.tries);
    if (typeof reaction === "number") return say(response, answers.refuse(reaction));
    if (reaction === "CUT") return void response.destroy();
    if (reaction === "SILENCE") return;
    if (reaction === "NONSENSE") return void response.end("<html>Bad gateway</html>");
    const taken = answers.take();
    if (reaction === "TAKE") return say(response, taken);
    if (reaction === "TAKE_AND_CUT") response.destroy();
  }
}

export function say(response: ServerResponse, answer: object): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
}
