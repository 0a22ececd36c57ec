import { createHmac } from "node:crypto";
import { makeFirstKnowledge } from "./knowledge.ts";
import { makeUnion } from "./make-union.ts";
import type { Union } from "./union.ts";

/** A union where everything is still to be done: its top, and one account that may do it. */
export function makeBareUnion(secret: string): Union {
  const { version, organisations, accounts } = makeUnion();
  const roots = organisations.slice(0, 1);
  return {
    version,
    organisations: roots.map((root) => ({ ...root, chair: null })),
    members: [],
    affairs: [],
    cards: [],
    applications: [],
    consents: [],
    // The demo's passwords are in everyone's hands; this union may become a real one.
    accounts: accounts
      .filter(({ demo }) => demo === "administrator")
      .map((account) => ({ ...account, password: passwordFrom(secret) })),
    sites: [],
    articles: [],
    ...makeFirstKnowledge(roots[0]?.id ?? ""),
    newspapers: [],
    editors: [],
    blogPosts: [],
    comments: [],
    reactions: [],
  };
}

function passwordFrom(secret: string): string {
  return createHmac("sha256", secret)
    .update("administrator of a bare union")
    .digest("base64url")
    .slice(0, 20);
}
