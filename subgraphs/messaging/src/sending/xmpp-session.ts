import { type Client, client, type Element, xml } from "@xmpp/client";
import { type Outcome, refused } from "./sender.js";

export interface XmppServer {
  /** Where it is, with the scheme: `xmpp://host:port`, `xmpps://host:port`. */
  readonly service: string;
  /** Of which domain it is. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Nothing is proven before TLS. */
  readonly needsTls: boolean;
}

export interface XmppPatience {
  readonly connectMs: number;
  readonly answerMs: number;
}

const STREAM_MANAGEMENT = "urn:xmpp:sm:3";
/** So soon after the last of several messages an acknowledgement is asked for. */
const ASK_AFTER_MS = 20;

/**
 * One stream to a server, which acknowledges what it took (XEP-0198). It is neither resumed nor opened again by itself: what was
 * not acknowledged when it broke would be sent a second time.
 */
export class XmppSession {
  private readonly awaited = new Map<string, (outcome: Outcome) => void>();
  private isGivenUp = false;

  private constructor(
    private readonly stream: Client,
    private readonly patience: XmppPatience,
  ) {
    stream.streamManagement.on("ack", ({ attrs }: Element) => this.settle(attrs["id"], { kind: "ACCEPTED" }));
    stream.on("stanza", (stanza: Element) => {
      if (stanza.is("message") && stanza.attrs["type"] === "error")
        this.settle(stanza.attrs["id"], refusalIn(stanza));
    });
    for (const end of ["close", "disconnect"]) stream.on(end, () => this.giveUp("the stream is lost"));
  }

  /** Throws where the server is not reached, does not know us, or acknowledges nothing. */
  static async open(server: XmppServer, patience: XmppPatience): Promise<XmppSession> {
    const { service, domain } = server;
    const stream = client({ service, domain, credentials: prove(server) });
    stream.reconnect.stop();
    stream.streamManagement.requestAckDebounce = ASK_AFTER_MS;
    try {
      await ready(stream, server, patience.connectMs);
    } catch (error) {
      cut(stream);
      throw error;
    }
    return new XmppSession(stream, patience);
  }

  get isOpen(): boolean {
    return !this.isGivenUp && this.stream.status === "online";
  }

  /** Resolves once the server has answered for the message, or will not. */
  carry(id: string, to: string, text: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.giveUp("no acknowledgement");
        cut(this.stream);
      }, this.patience.answerMs);
      this.awaited.set(id, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
      this.stream
        .send(xml("message", { to, id, type: "chat" }, xml("body", {}, text)))
        .catch(() => this.settle(id, { kind: "UNCERTAIN", reason: "not written" }));
    });
  }

  async close(): Promise<void> {
    if (this.isOpen) await this.stream.stop().catch(() => {});
    cut(this.stream);
  }

  private settle(id: string | undefined, outcome: Outcome): void {
    const settle = this.awaited.get(id ?? "");
    this.awaited.delete(id ?? "");
    settle?.(outcome);
  }

  /** Nothing of what was not answered is known, and nothing more goes by this stream. */
  private giveUp(reason: string): void {
    this.isGivenUp = true;
    for (const id of this.awaited.keys()) this.settle(id, { kind: "UNCERTAIN", reason });
  }
}

/** Until the server has said that it will acknowledge what it takes. */
async function ready(stream: Client, { service, domain }: XmppServer, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const managed = new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error("not ready in time")), patienceMs);
    stream.on("error", reject);
    stream.once("disconnect", () => reject(new Error("not connected")));
    stream.on("nonza", (element: Element) => {
      if (element.is("enabled", STREAM_MANAGEMENT)) resolve();
      if (element.is("failed", STREAM_MANAGEMENT)) reject(new Error("no acknowledgements"));
    });
  });
  const opened = stream.connect(service).then(() => stream.open({ domain }));
  try {
    await Promise.all([opened, managed]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is said to prove who we are is said over TLS, where it must; the library puts the strongest mechanism first. */
function prove({
  user: username,
  password,
  needsTls,
}: XmppServer): Parameters<typeof client>[0]["credentials"] {
  return async (authenticate, [mechanism = ""], _fast, stream) => {
    if (needsTls && !stream.isSecure()) throw new Error("no TLS");
    await authenticate({ username, password }, mechanism);
  };
}

function cut({ socket }: Client): void {
  if (socket && "destroy" in socket) socket.destroy();
  else socket?.socket?.destroy();
}

/** RFC 6120, 8.3.2: what may be tried again is of the type `wait`. */
function refusalIn(stanza: Element): Outcome {
  const type = stanza.getChild("error")?.attrs["type"] ?? "cancel";
  return refused(`error ${type}`, { isFinal: type !== "wait" });
}
