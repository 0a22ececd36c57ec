/** Whom notices are for. */
export interface Recipients {
  readonly memberIds?: readonly string[];
  readonly accountIds?: readonly string[];
  /** Organisations whose chair and staff are meant. */
  readonly keepersOf?: readonly string[];
}

/** One to whom something is said: the member where there is one, else the account. */
export interface Person {
  readonly id: string;
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** What the holder of the account has proven. */
  readonly jabber: string | null;
  /** The account whose devices show notices; null where it has none. */
  readonly devicesOf: string | null;
  /** By which numbers messengers know who has linked theirs to the account. */
  readonly vk: string | null;
  readonly telegram: string | null;
  readonly timeZone: string | null;
  readonly language: "ru" | "en";
}

/** The channels of messages, as the register knows them. */
export type ConsentChannel = "EMAIL" | "SMS" | "MESSENGER" | "PUSH";

/** How a person may be reached now. */
export interface Reach extends Person {
  /** The channels by which they consent to mailings. */
  readonly consents: readonly ConsentChannel[];
}
