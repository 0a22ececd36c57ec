import { Viewer, type ViewerFacts, type ViewerLocale } from "@angel/kit/access";
import type { BlockList } from "node:net";
import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import { refusal } from "../limits/refusal.js";
import { comesFromPage, comesFromUs } from "../origin.js";
import { accessScope } from "./access-scope.js";
import { addressOf, type Arrival, OWN_MACHINE, trustedProxies } from "./arrival.js";
import { Authenticator } from "./authenticator.js";
import { credentialsOf, localeOf } from "./credentials.js";
import { InternalTokens } from "./internal-token.js";
import type { Pass, Revocations } from "./revocations.js";

interface ReceptionOptions {
  readonly jwksUrl: string;
  readonly internalKey: Buffer;
  readonly origins: ReadonlySet<string>;
  /** Networks whose servers are believed about whom they ask for; this machine when left out. */
  readonly proxies?: readonly string[] | undefined;
  readonly revocations: Revocations;
  readonly log: Logger;
}

/** Where it is found out who asks. */
export class Reception {
  private readonly authenticator: Authenticator;
  private readonly tokens: InternalTokens;
  private readonly origins: ReadonlySet<string>;
  private readonly proxies: BlockList;
  private readonly anyones: Readonly<Record<ViewerLocale, Asker>>;

  constructor({ jwksUrl, internalKey, origins, proxies = OWN_MACHINE, revocations, log }: ReceptionOptions) {
    this.authenticator = new Authenticator(jwksUrl, revocations, log);
    this.tokens = new InternalTokens(internalKey);
    this.origins = origins;
    this.proxies = trustedProxies(proxies);
    this.anyones = { ru: this.makeAnyone("ru"), en: this.makeAnyone("en") };
  }

  /** `token` is what came by another way than the headers, and goes before them. */
  async receive(arrival: Arrival, token: string | null = null): Promise<Asker> {
    const { headers } = arrival;
    const credentials = token === null ? credentialsOf(headers) : { token, isCookie: false };
    if (credentials?.isCookie && !comesFromUs(headers, this.origins)) {
      throw refusal("This page may not ask in your name.", "FORBIDDEN", 403);
    }
    const locale = localeOf(headers["accept-language"]);
    const { viewer, pass } = await this.authenticator.identify(credentials?.token ?? null, locale);
    return this.asker(viewer, pass, { address: this.addressOf(arrival), isPage: comesFromPage(headers) });
  }

  addressOf(arrival: Arrival): string | null {
    return addressOf(arrival, this.proxies);
  }

  /** Who asked before, by a newer token: it may be anyone's. */
  async renew({ viewer: { locale }, address, isPage }: Asker, token: string): Promise<Asker> {
    const { viewer, pass } = await this.authenticator.identify(token, locale);
    return this.asker(viewer, pass, { address, isPage });
  }

  /** Anyone at all who reads this language: on nobody's behalf is asked what is the same for everyone. */
  anyone(locale: ViewerLocale): Asker {
    return this.anyones[locale];
  }

  /** Whether an asker is still who they were when they came. */
  async stillKnows({ pass }: Asker): Promise<boolean> {
    return pass === null || (await this.authenticator.stillHolds(pass));
  }

  private makeAnyone(locale: ViewerLocale): Asker {
    return this.asker(new Viewer({ locale }), null, { address: null, isPage: false });
  }

  private asker(viewer: ViewerFacts, pass: Pass | null, seen: Pick<Asker, "address" | "isPage">): Asker {
    return new Recognised(this.tokens, viewer, pass, seen);
  }
}

/** A getter of a class and not of a literal: the latter is kept, with all it sees, until the heap's next full collection. */
class Recognised implements Asker {
  readonly scope: string;
  readonly address: string | null;
  readonly isPage: boolean;
  watch: Asker["watch"];
  presence: Asker["presence"];

  constructor(
    private readonly tokens: InternalTokens,
    readonly viewer: ViewerFacts,
    readonly pass: Pass | null,
    { address, isPage }: Pick<Asker, "address" | "isPage">,
  ) {
    this.scope = accessScope(viewer);
    this.address = address;
    this.isPage = isPage;
  }

  get authorization(): string {
    return this.tokens.authorizationFor(this.viewer);
  }
}
