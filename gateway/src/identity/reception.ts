import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import { refusal } from "../limits/refusal.js";
import { comesFromUs } from "../origin.js";
import { accessScope } from "./access-scope.js";
import { addressOf, type Arrival } from "./arrival.js";
import { Authenticator } from "./authenticator.js";
import { credentialsOf, localeOf } from "./credentials.js";
import { InternalTokens } from "./internal-token.js";

interface ReceptionOptions {
  readonly jwksUrl: string;
  readonly internalKey: Buffer;
  readonly origins: ReadonlySet<string>;
  readonly log: Logger;
}

/** Where it is found out who asks. */
export class Reception {
  private readonly authenticator: Authenticator;
  private readonly tokens: InternalTokens;
  private readonly origins: ReadonlySet<string>;

  constructor({ jwksUrl, internalKey, origins, log }: ReceptionOptions) {
    this.authenticator = new Authenticator(jwksUrl, log);
    this.tokens = new InternalTokens(internalKey);
    this.origins = origins;
  }

  /** `token` is what came by another way than the headers, and goes before them. */
  async receive(arrival: Arrival, token: string | null = null): Promise<Asker> {
    const { headers } = arrival;
    const credentials = token === null ? credentialsOf(headers) : { token, isCookie: false };
    if (credentials?.isCookie && !comesFromUs(headers, this.origins)) {
      throw refusal("This page may not ask in your name.", "FORBIDDEN", 403);
    }
    const locale = localeOf(headers["accept-language"]);
    const { viewer, until } = await this.authenticator.identify(credentials?.token ?? null, locale);
    const { tokens } = this;
    return {
      viewer,
      until,
      scope: accessScope(viewer),
      address: addressOf(arrival),
      get authorization() {
        return tokens.authorizationFor(viewer);
      },
    };
  }
}
