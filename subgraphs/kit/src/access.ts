import { createHmac, timingSafeEqual } from "node:crypto";

/** Who a person is to an organisation and its subtree. */
export enum Role {
  MEMBER = "MEMBER",
  CHAIR = "CHAIR",
  STAFF = "STAFF",
  OPERATOR = "OPERATOR",
  EDITOR = "EDITOR",
  PARTNER = "PARTNER",
  INSURANCE_HANDLER = "INSURANCE_HANDLER",
  ADMINISTRATOR = "ADMINISTRATOR",
}

/** What one may do, in the words of the trade: verb and object. */
export enum Permission {
  COMMENT = "COMMENT",
  MODERATE_COMMENTS = "MODERATE_COMMENTS",
  KEEP_GROUPS = "KEEP_GROUPS",
  PUBLISH_BLOG_POST = "PUBLISH_BLOG_POST",
  WITHDRAW_BLOG_POST = "WITHDRAW_BLOG_POST",
  EDIT_SITE = "EDIT_SITE",
  VIEW_MEMBERS = "VIEW_MEMBERS",
  KEEP_REGISTER = "KEEP_REGISTER",
  PRODUCE_CARDS = "PRODUCE_CARDS",
  KEEP_ORGANISATION = "KEEP_ORGANISATION",
  REORGANISE = "REORGANISE",
  KEEP_DICTIONARIES = "KEEP_DICTIONARIES",
  KEEP_PARTNERS = "KEEP_PARTNERS",
  SETTLE_ACCOUNTS = "SETTLE_ACCOUNTS",
  VIEW_ACCESSES = "VIEW_ACCESSES",
  VIEW_STATISTICS = "VIEW_STATISTICS",
  VIEW_ACCOUNTS = "VIEW_ACCOUNTS",
  GRANT_ROLES = "GRANT_ROLES",
  DELEGATE_RIGHTS = "DELEGATE_RIGHTS",
  VIEW_OWN_ACCOUNT = "VIEW_OWN_ACCOUNT",
  HANDLE_APPEALS = "HANDLE_APPEALS",
  SEND_MAILINGS = "SEND_MAILINGS",
  HANDLE_CLAIMS = "HANDLE_CLAIMS",
  KEEP_PROGRAMME = "KEEP_PROGRAMME",
  KEEP_KEYS = "KEEP_KEYS",
}

const OWN = [Permission.VIEW_OWN_ACCOUNT];

const PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  [Role.MEMBER]: new Set([...OWN, Permission.COMMENT, Permission.PUBLISH_BLOG_POST]),
  [Role.CHAIR]: new Set([
    ...OWN,
    Permission.DELEGATE_RIGHTS,
    Permission.COMMENT,
    Permission.PUBLISH_BLOG_POST,
    Permission.MODERATE_COMMENTS,
    Permission.KEEP_GROUPS,
    Permission.WITHDRAW_BLOG_POST,
    Permission.HANDLE_APPEALS,
    Permission.SEND_MAILINGS,
    Permission.VIEW_MEMBERS,
    Permission.VIEW_STATISTICS,
    Permission.KEEP_REGISTER,
    Permission.KEEP_ORGANISATION,
    Permission.REORGANISE,
  ]),
  [Role.STAFF]: new Set([
    ...OWN,
    Permission.DELEGATE_RIGHTS,
    Permission.COMMENT,
    Permission.KEEP_GROUPS,
    Permission.HANDLE_APPEALS,
    Permission.SEND_MAILINGS,
    Permission.VIEW_MEMBERS,
    Permission.VIEW_STATISTICS,
    Permission.KEEP_REGISTER,
    Permission.PRODUCE_CARDS,
    Permission.KEEP_ORGANISATION,
    Permission.REORGANISE,
    Permission.KEEP_PARTNERS,
    Permission.SETTLE_ACCOUNTS,
    Permission.VIEW_ACCOUNTS,
    Permission.GRANT_ROLES,
  ]),
  [Role.OPERATOR]: new Set([
    ...OWN,
    Permission.DELEGATE_RIGHTS,
    Permission.HANDLE_APPEALS,
    Permission.VIEW_MEMBERS,
    Permission.VIEW_STATISTICS,
  ]),
  [Role.EDITOR]: new Set([
    ...OWN,
    Permission.DELEGATE_RIGHTS,
    // Without the cards: small cells are hidden.
    Permission.VIEW_STATISTICS,
    Permission.EDIT_SITE,
    Permission.SEND_MAILINGS,
    Permission.MODERATE_COMMENTS,
    Permission.KEEP_GROUPS,
    Permission.WITHDRAW_BLOG_POST,
  ]),
  [Role.PARTNER]: new Set(OWN),
  [Role.INSURANCE_HANDLER]: new Set([...OWN, Permission.HANDLE_CLAIMS, Permission.KEEP_PROGRAMME]),
  // Health is for those who handle it, and for nobody else.
  [Role.ADMINISTRATOR]: new Set(
    Object.values(Permission).filter((permission) => permission !== Permission.HANDLE_CLAIMS),
  ),
};

/** Whether who holds the one role may do all that the other allows. */
export function covers(own: Role, other: Role): boolean {
  return PERMISSIONS[other].isSubsetOf(PERMISSIONS[own]);
}

/** Whether a role carries a permission. */
export function carries(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].has(permission);
}

/** A role over an organisation and everything below it. `path` is the organisation's nodes from the root: `1.2.57`. */
export interface Grant {
  readonly role: Role;
  readonly path: string;
  readonly organisationId: string;
  /** Who lent it for a time, by name; none where it is one's own. */
  readonly lentBy?: string | null;
}

export type ViewerLocale = "ru" | "en";

/** What is known of the one who asks. All fields empty for an anonymous reader. */
export interface ViewerFacts {
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly memberId: string | null;
  readonly grants: readonly Grant[];
  readonly locale: ViewerLocale;
}

/** The one who asks, and what they may do where. */
export class Viewer implements ViewerFacts {
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly memberId: string | null;
  readonly grants: readonly Grant[];
  readonly locale: ViewerLocale;

  constructor(facts: Partial<ViewerFacts> = {}) {
    this.accountId = facts.accountId ?? null;
    this.sessionId = facts.sessionId ?? null;
    this.memberId = facts.memberId ?? null;
    this.grants = facts.grants ?? [];
    this.locale = facts.locale ?? "ru";
  }

  get isSignedIn(): boolean {
    return this.accountId !== null;
  }

  /** Whether the viewer may do it at the organisation with this path; without a path, anywhere at all. */
  may(permission: Permission, path?: string): boolean {
    return this.grantFor(permission, path) !== undefined;
  }

  /** By which of the grants they may. */
  grantFor(permission: Permission, path?: string): Grant | undefined {
    return this.grants.find(
      (grant) =>
        PERMISSIONS[grant.role].has(permission) && (path === undefined || isWithin(path, grant.path)),
    );
  }

  /** The tops of the subtrees where the viewer may do it. */
  pathsWhere(permission: Permission): string[] {
    return this.grants.filter((grant) => PERMISSIONS[grant.role].has(permission)).map((grant) => grant.path);
  }
}

export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}

const TOKEN_LIFETIME_SECONDS = 120;

/** The gateway's word to a subgraph about who asks: `payload.signature`, both base64url, good for two minutes. */
export function signViewer(key: Buffer, viewer: ViewerFacts, now = Date.now()): string {
  const expiresAt = Math.floor(now / 1000) + TOKEN_LIFETIME_SECONDS;
  const { accountId, sessionId, memberId, grants, locale } = viewer;
  const payload = Buffer.from(
    JSON.stringify({ accountId, sessionId, memberId, grants, locale, expiresAt }),
  ).toString("base64url");
  return `${payload}.${sign(key, payload)}`;
}

/** The viewer in a token, or null when it is forged, malformed or too old. */
export function readViewer(key: Buffer, token: string, now = Date.now()): Viewer | null {
  const [payload, signature] = token.split(".");
  if (!payload || !signature) return null;
  const expected = Buffer.from(sign(key, payload));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const facts = JSON.parse(Buffer.from(payload, "base64url").toString()) as ViewerFacts & {
    expiresAt: number;
  };
  return facts.expiresAt * 1000 < now ? null : new Viewer(facts);
}

function sign(key: Buffer, payload: string): string {
  return createHmac("sha256", key).update(payload).digest("base64url");
}
