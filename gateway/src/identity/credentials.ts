import type { IncomingHttpHeaders } from "node:http";

interface Credentials {
  readonly token: string;
  /** Sent by the browser on its own accord, so the page it comes from must be one of ours. */
  readonly isCookie: boolean;
}

const COOKIE = "__Host-angel-access";

export function credentialsOf(headers: IncomingHttpHeaders): Credentials | null {
  const token = bearerOf(headers.authorization);
  if (token !== null) return { token, isCookie: false };
  const cookie = cookieOf(headers.cookie);
  return cookie === null ? null : { token: cookie, isCookie: true };
}

/** What stands after `Bearer`; an empty text when the header is there and says something else. */
export function bearerOf(authorization: unknown): string | null {
  if (authorization === undefined || authorization === null || authorization === "") return null;
  if (typeof authorization !== "string") return "";
  return /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "";
}

function cookieOf(header: string | undefined): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [name, ...value] = pair.split("=");
    if (name?.trim() === COOKIE) return value.join("=").trim() || null;
  }
  return null;
}

/** Messages are written in the first of the reader's languages that we speak. */
export function localeOf(acceptLanguage: string | undefined): "ru" | "en" {
  if (!acceptLanguage) return "ru";
  const languages = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.slice(0, 2), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ language, quality }) => (language === "ru" || language === "en") && quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  return languages[0]?.language === "en" ? "en" : "ru";
}
