import type { GraphQLError } from "graphql";
import type { ServerResponse } from "node:http";
import type { Asker } from "../asker.js";
import { type Ended, Following } from "./following.js";
import type { Farewell, Guest } from "./guests.js";
import { asErrors, writeError } from "./live-error.js";
import type { LiveEvent } from "./live-event.js";
import type { OpenOperation } from "./live-operations.js";
import { Outbox, type Receiver } from "./outbox.js";

type Write = Receiver["write"];

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // Proxies that gather answers before they pass them on would gather this one for ever.
  "x-accel-buffering": "no",
};
const LONGEST_STALL_MS = 30_000;
const NEXT = Buffer.from("event: next\ndata: ");
const END = Buffer.from("\n\n");
const COMPLETE = "event: complete\ndata:\n\n";
const STILL_HERE = ":\n\n";
const BREAKS = /[\r\n\0]/;

/** One operation as a stream of server-sent events: graphql-sse in its mode of distinct connections. */
export class EventStream implements Guest {
  isAwaited = false;
  private readonly outbox: Outbox;
  private stop = () => {};

  constructor(
    readonly asker: Asker,
    private readonly response: ServerResponse,
    left: (stream: Guest) => void,
  ) {
    this.outbox = new ResponseOutbox(response);
    response.writeHead(200, HEADERS);
    response.flushHeaders();
    response.on("error", () => {});
    response.on("close", () => {
      this.stop();
      left(this);
    });
  }

  async run(operation: OpenOperation): Promise<void> {
    if (operation.kind === "topic") return this.follow(operation);
    this.isAwaited = true;
    try {
      this.write(Buffer.from(JSON.stringify(await operation.answer())));
      this.finish();
    } catch (error) {
      this.fail(asErrors(error));
    } finally {
      this.isAwaited = false;
    }
  }

  /** An operation that is refused is answered all the same: a status would tell a browser's EventSource nothing. */
  fail(errors: readonly GraphQLError[]): void {
    this.write(Buffer.from(JSON.stringify({ errors: errors.map(writeError) })));
    this.finish();
  }

  beat(): void {
    if (this.outbox.hasStalledFor(LONGEST_STALL_MS)) this.cut();
    else this.response.write(STILL_HERE);
  }

  /** It ends without being complete, and so is taken up again elsewhere, or not where the token is good no more. */
  leave(_why: Farewell): void {
    this.stop();
    this.response.end();
  }

  cut(): void {
    this.response.destroy();
  }

  private follow({ join }: OpenOperation & { kind: "topic" }): void {
    const ended: Ended = (errors) => (errors ? this.fail(errors) : this.finish());
    const write: Write = (payload, end, cursor) => this.write(payload, end, cursor);
    const following = new StreamFollowing(this.outbox, write, ended);
    join(following);
    this.stop = () => following.stop();
  }

  private write(payload: Buffer, end?: Buffer, cursor: LiveEvent["cursor"] = null): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.cork();
    if (cursor !== null && !BREAKS.test(String(cursor))) this.response.write(`id: ${cursor}\n`);
    this.response.write(NEXT);
    this.response.write(payload);
    if (end?.length) this.response.write(end);
    this.response.write(END);
    this.response.uncork();
  }

  private finish(): void {
    if (!this.response.writableEnded) this.response.end(COMPLETE);
  }
}

class ResponseOutbox extends Outbox {
  constructor(private readonly response: ServerResponse) {
    super();
    response.on("drain", () => this.drain());
  }

  protected get isClear(): boolean {
    return !this.response.writableNeedDrain;
  }
}

class StreamFollowing extends Following {
  constructor(
    outbox: Outbox,
    private readonly put: Write,
    ended: Ended,
  ) {
    super(outbox, ended);
  }

  write(...told: Parameters<Write>): void {
    this.put(...told);
  }
}
