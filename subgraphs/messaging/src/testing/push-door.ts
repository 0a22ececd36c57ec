import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Subscription } from "../push/push-devices.js";

/** What a push service does with a notice: answers with a status, falls silent, or cuts. */
export type PushReaction = number | "SILENCE" | "CUT";

/** A browser, as a push service knows it: its keys are its own. */
export class Browser {
  private readonly pair: ECDH = createECDH("prime256v1");
  private readonly secret = randomBytes(16);
  readonly subscription: Subscription;

  constructor(endpoint: string) {
    this.pair.generateKeys();
    this.subscription = {
      endpoint,
      p256dh: this.pair.getPublicKey("base64url"),
      auth: this.secret.toString("base64url"),
    };
  }

  /** What was said to it and to nobody else (RFC 8291, RFC 8188). */
  read(sealed: Buffer): unknown {
    const [salt, keyEnd] = [sealed.subarray(0, 16), 21 + sealed.readUInt8(20)];
    const theirs = sealed.subarray(21, keyEnd);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.pair.getPublicKey(), theirs]);
    const shared = hkdfSync("sha256", this.pair.computeSecret(theirs), this.secret, info, 32);
    const derive = (what: string, length: number) =>
      Buffer.from(hkdfSync("sha256", Buffer.from(shared), salt, `Content-Encoding: ${what}\0`, length));
    const body = sealed.subarray(keyEnd, -16);
    const opening = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
    opening.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([opening.update(body), opening.final()]);
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
  }
}

interface Handed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on a free port, which reacts as the test has it. */
export class PushDoor {
  readonly handed: Handed[] = [];
  private readonly browsers = new Map<string, Browser>();
  private readonly server: Server;

  private constructor(react: (path: string, attempt: number) => PushReaction) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const path = request.url ?? "";
        this.handed.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
        const reaction = react(path, this.handed.length);
        if (reaction === "CUT") request.socket.destroy();
        else if (typeof reaction === "number")
          response.writeHead(reaction, { location: `${this.origin}/elsewhere` }).end();
      });
    });
  }

  static async start(react: (path: string, attempt: number) => PushReaction = () => 201): Promise<PushDoor> {
    const door = new PushDoor(react);
    door.server.listen(0, "127.0.0.1");
    await once(door.server, "listening");
    return door;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A browser that takes its notices here. */
  browser(name: string): Browser {
    const browser = new Browser(`${this.origin}/${name}`);
    this.browsers.set(`/${name}`, browser);
    return browser;
  }

  /** What came for a browser, as it reads it. */
  readBy(name: string): unknown[] {
    const path = `/${name}`;
    return this.handed
      .filter((one) => one.path === path)
      .map(({ body }) => this.browsers.get(path)?.read(body));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }
}

/** What a sender says of itself, where its key has signed it (RFC 8292); null where it has not. */
export function readVapid(
  authorization: string | undefined,
  publicKey: string,
): Record<string, unknown> | null {
  const [, token = "", key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization ?? "") ?? [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (key !== publicKey || !isSigned) return null;
  return JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
}
