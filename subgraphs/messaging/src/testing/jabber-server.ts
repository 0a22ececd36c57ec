import { freePort } from "@angel/kit/free-port";
import { type Client, client, type Element, xml } from "@xmpp/client";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { XmppSender } from "../sending/xmpp-sender.js";
import type { XmppPatience, XmppServer } from "../sending/xmpp-session.js";

// Asked for its version it would start.
export const hasProsody = spawnSync("sh", ["-c", "command -v prosody"]).status === 0;
/** Said where tests are left out for want of it. */
export const NO_PROSODY = "no Jabber server (apt-get install prosody)";

const DOMAIN = "jabber.example";
const US = "notices";
const PASSWORD = "secret";

/** What becomes of a message on its way: it goes through; or it does, and no answer comes; or the line is cut before it, or after. */
type Passage = "OPEN" | "SILENT" | "CUT_BEFORE" | "CUT_AFTER";

/** Somebody who reads what comes to their address. */
export interface Reader {
  readonly address: string;
  /** What came, the first first. */
  readonly read: readonly string[];
}

/** A real server of Jabber on a free port (Prosody), behind a door at which the line falls silent or is cut. */
export class JabberServer {
  passage: Passage = "OPEN";
  /** How often the door was knocked at. */
  streams = 0;
  private readonly sockets = new Set<Socket>();
  private readonly readers: Client[] = [];

  private constructor(
    private readonly folder: string,
    private readonly prosody: ChildProcess,
    private readonly port: number,
    private readonly door: Server,
  ) {
    door.on("connection", (ours) => this.let(ours));
  }

  static async start(...accounts: string[]): Promise<JabberServer> {
    const folder = await mkdtemp(join(tmpdir(), "angel-jabber-"));
    const port = await freePort();
    const kept = join(folder, encodeURIComponent(DOMAIN).replaceAll(".", "%2e"), "accounts");
    await mkdir(kept, { recursive: true });
    for (const account of [US, ...accounts])
      await writeFile(join(kept, `${account}.dat`), `return { ["password"] = "${PASSWORD}" };\n`);
    const config = join(folder, "prosody.cfg.lua");
    await writeFile(config, configOf(folder, port));
    const prosody = spawn("prosody", ["--config", config, "-F"], { stdio: "ignore" });
    while (!(await answers(port))) {
      if (prosody.exitCode !== null) throw new Error(`Prosody ended with ${prosody.exitCode}.`);
      await sleep(50);
    }
    const door = createServer();
    door.listen(0, "127.0.0.1");
    await once(door, "listening");
    return new JabberServer(folder, prosody, port, door);
  }

  /** As the environment names it. */
  get url(): string {
    const { port } = this.door.address() as AddressInfo;
    return `xmpp://${US}:${PASSWORD}@127.0.0.1:${port}?domain=${DOMAIN}`;
  }

  sender(change: Partial<XmppServer> = {}, patience?: XmppPatience): XmppSender {
    const { port } = this.door.address() as AddressInfo;
    const service = `xmpp://127.0.0.1:${port}`;
    const server = { service, domain: DOMAIN, user: US, password: PASSWORD, needsTls: false };
    return new XmppSender({ ...server, ...change }, patience);
  }

  /** Signs somebody in who has an account, and is told what came while they were away. */
  async reader(account: string): Promise<Reader> {
    const service = `xmpp://127.0.0.1:${this.port}`;
    const read: string[] = [];
    const stream = client({
      service,
      domain: DOMAIN,
      credentials: (authenticate, [mechanism = ""]) =>
        authenticate({ username: account, password: PASSWORD }, mechanism),
    });
    stream.reconnect.stop();
    this.readers.push(stream);
    stream.on("error", () => {});
    stream.on("stanza", (stanza: Element) => {
      if (stanza.is("message")) read.push(stanza.getChildText("body") ?? "");
    });
    const online = once(stream, "online");
    await stream.connect(service);
    await stream.open({ domain: DOMAIN });
    await online;
    await stream.send(xml("presence", {}));
    return { address: `${account}@${DOMAIN}`, read };
  }

  /** Loses every line of ours. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    await Promise.all(this.readers.map((reader) => reader.stop().catch(() => {})));
    this.cut();
    this.door.close();
    this.prosody.kill();
    if (this.prosody.exitCode === null && this.prosody.signalCode === null) await once(this.prosody, "exit");
    await rm(this.folder, { recursive: true, force: true });
  }

  private let(ours: Socket): void {
    this.streams += 1;
    const theirs = connect(this.port, "127.0.0.1");
    for (const [one, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      this.sockets.add(one);
      one.on("error", () => one.destroy());
      one.on("close", () => other.destroy());
    }
    const answer = (said: Buffer): void => void ours.write(said);
    theirs.on("data", answer);
    ours.on("data", (said: Buffer) => {
      const passage = said.includes("<message") ? this.passage : "OPEN";
      if (passage === "CUT_BEFORE") return void ours.destroy();
      if (passage !== "OPEN") theirs.off("data", answer);
      theirs.write(said);
      // The server has it by the time that it answers.
      if (passage === "CUT_AFTER") theirs.once("data", () => ours.destroy());
    });
  }
}

function configOf(folder: string, port: number): string {
  return `
pidfile = "${join(folder, "prosody.pid")}"
data_path = "${folder}"
log = { { to = "file", filename = "${join(folder, "log")}", levels = { min = "warn" } } }
run_as_root = true
modules_enabled = { "saslauth", "roster", "smacks", "offline", "presence", "message", "iq" }
modules_disabled = { "s2s" }
c2s_ports = { ${port} }
c2s_interfaces = { "127.0.0.1" }
c2s_require_encryption = false
authentication = "internal_plain"
VirtualHost "${DOMAIN}"
`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
