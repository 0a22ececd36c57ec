import { data } from "react-router";
import type { Locale } from "../language/locale.js";
import { type Fault, hasCode, readFaults } from "./fault.js";
import { type Document, textOf } from "./graphql.js";

/** On whose behalf and in which language the gateway is asked. */
export interface Asker {
  readonly gatewayUrl: string;
  readonly locale: Locale;
  /** The address of the reader, for the gateway's limits. */
  readonly address: string;
  readonly access: string | null;
  /** Gives another access token where the gateway no longer takes this one; null when the session has ended. */
  readonly renew: () => Promise<string | null>;
}

export interface Answer<Result> {
  readonly data: Result;
  /** What could not be answered; the fields it concerns are null. */
  readonly faults: readonly Fault[];
}

/** The gateway answered nothing that a page could be made of. */
export class NoAnswer extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super("The gateway gave no answer.");
  }
}

const TIMEOUT_MS = 10_000;

export async function ask<Result, Variables>(
  asker: Asker,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Answer<Result>> {
  const first = await send<Result>(asker, asker.access, document, variables);
  if (!asker.access || !isUnknown(first)) return answerOf(first);
  // Tokens die before their time when rights change; the session lives on, and says who it is now.
  const access = await asker.renew();
  const second = access ? await send<Result>(asker, access, document, variables) : first;
  // An ended session must not cost its reader the public page.
  const isPublic = isUnknown(second) && textOf(document).trimStart().startsWith("query");
  return answerOf(isPublic ? await send<Result>(asker, null, document, variables) : second);
}

function isUnknown({ result, faults }: Sent<unknown>): boolean {
  return result === null && hasCode(faults, "UNAUTHENTICATED");
}

function answerOf<Result>({ result, faults }: Sent<Result>): Answer<Result> {
  if (result) return { data: result, faults };
  throw new NoAnswer(faults);
}

/** For loaders: no answer becomes the page that says so. */
export async function askForPage<Result, Variables>(
  asker: Asker,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Answer<Result>> {
  try {
    return await ask(asker, document, variables);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw data(null, hasCode(error.faults, "BAD_USER_INPUT") ? 404 : 503);
  }
}

/** For a part of a page that another service answers: without it the page is poorer, and still a page. */
export async function askForPart<Result, Variables>(
  asker: Asker,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result | null> {
  try {
    return (await ask(asker, document, variables)).data;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return null;
  }
}

/** What a page is about: absent is 404, unknown because a part is down is 503. */
export function found<T>(subject: T | null | undefined, faults: readonly Fault[]): T {
  if (subject !== null && subject !== undefined) return subject;
  throw data(
    null,
    faults.some(({ code }) => code === "INTERNAL" || code.endsWith("UNAVAILABLE") || code.endsWith("TIMEOUT"))
      ? 503
      : 404,
  );
}

interface Sent<Result> {
  readonly result: Result | null;
  readonly faults: Fault[];
}

async function send<Result>(
  { gatewayUrl, locale, address }: Asker,
  access: string | null,
  document: unknown,
  variables: unknown,
): Promise<Sent<Result>> {
  try {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "accept-language": locale,
        "x-forwarded-for": address,
        ...(access && { authorization: `Bearer ${access}` }),
      },
      body: JSON.stringify({ query: textOf(document), variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.json()) as { data?: Result | null; errors?: unknown };
    return { result: body.data ?? null, faults: readFaults(body.errors) };
  } catch {
    return { result: null, faults: [] };
  }
}
