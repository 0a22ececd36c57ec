import type { Grant } from "@angel/kit/access";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Person {
  readonly accountId: string;
  readonly sessionId?: string;
  readonly memberId?: string;
  readonly grants?: readonly Grant[];
  readonly lifetimeSeconds?: number;
  readonly issuer?: string;
}

/** Publishes keys and signs access tokens, as identity does. */
export class IdentityServer {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"],
  ) {}

  static async start(): Promise<IdentityServer> {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const keys = JSON.stringify({
      keys: [{ ...(await exportJWK(publicKey)), alg: "EdDSA", kid: "test", use: "sig" }],
    });
    const server = createServer((_request, response) => {
      response.setHeader("content-type", "application/json").end(keys);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    return new IdentityServer(server, privateKey);
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/identity/jwks.json`;
  }

  async token({
    accountId,
    sessionId = `session of ${accountId}`,
    memberId,
    grants = [],
    lifetimeSeconds = 600,
    issuer,
  }: Person): Promise<string> {
    const now = Date.now() / 1000;
    return await new SignJWT({
      sid: sessionId,
      grants,
      ...(memberId && { member: memberId }),
    })
      .setProtectedHeader({ alg: "EdDSA", kid: "test" })
      .setSubject(accountId)
      .setIssuer(issuer ?? "electronic-angel")
      .setAudience("electronic-angel")
      .setIssuedAt(now)
      .setExpirationTime(Math.floor(now) + lifetimeSeconds)
      .sign(this.privateKey);
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }
}
