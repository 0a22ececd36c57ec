import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import { request } from "undici";

const FRESH_MS = 10 * 60_000;
const COOLDOWN_MS = 5_000;
const TIMEOUT_MS = 3_000;

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

/** Nobody can say whether a token is good: the keys were never had. */
export class KeysUnavailable extends Error {}

/**
 * The public keys of identity. While identity is away, the keys last seen go on proving tokens, so that its fall signs
 * nobody out.
 */
export class KeySet {
  private keys: LocalKeys | undefined;
  private readAt = 0;
  private triedAt = 0;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (!this.keys) await this.refresh();
    else if (Date.now() - this.readAt > FRESH_MS && this.mayTry()) void this.refresh();
    if (!this.keys) throw new KeysUnavailable();
    try {
      return await this.keys(header, token);
    } catch (error) {
      // A key not seen before may be a new one.
      if (!this.mayTry()) throw error;
      await this.refresh();
      return await this.keys(header, token);
    }
  };

  private mayTry(): boolean {
    return Date.now() - this.triedAt > COOLDOWN_MS;
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async read(): Promise<void> {
    this.triedAt = Date.now();
    try {
      const { statusCode, body } = await request(this.url, {
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`identity answered ${statusCode}`);
      this.keys = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
      this.readAt = Date.now();
    } catch (error) {
      this.log.warn({ err: error }, "the keys of identity could not be read");
    }
  }
}
