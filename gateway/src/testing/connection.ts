import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";

const opened: (() => void)[] = [];

/** Both ends of a connection of the machine's; ours is a server's. */
export interface Connection {
  readonly ours: Socket;
  readonly theirs: Socket;
  readonly server: Server;
}

export function plainConnection(): Promise<Connection> {
  return connection(createServer(), "connection", (port) => connect(port, "127.0.0.1"));
}

export function encryptedConnection(): Promise<Connection> {
  const key = Buffer.from("a key that both ends know before");
  const options = { ciphers: "PSK", maxVersion: "TLSv1.2" } as const;
  const server = createTlsServer({ ...options, pskCallback: () => key });
  return connection(server, "secureConnection", (port) =>
    connectTls({
      ...options,
      port,
      host: "127.0.0.1",
      pskCallback: () => ({ psk: key, identity: "somebody" }),
      checkServerIdentity: () => undefined,
    }),
  );
}

export function closeConnections(): void {
  for (const close of opened.splice(0)) close();
}

async function connection(
  server: Server,
  event: string,
  dial: (port: number) => Socket,
): Promise<Connection> {
  const came = once(server, event) as Promise<[Socket]>;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const theirs = dial((server.address() as AddressInfo).port);
  const [ours] = await came;
  ours.on("error", () => undefined);
  opened.push(() => [ours.destroy(), theirs.destroy(), server.close()]);
  return { ours, theirs, server };
}
