import { optionalText, readEnv, url, WrongEnvironment } from "@angel/kit/env";
import { Telegram } from "./telegram.js";
import { Vk } from "./vk.js";

/** The messengers by which we speak with people; null where the environment names none. */
export interface Messengers {
  readonly vk: Vk | null;
  readonly telegram: Telegram | null;
}

/** By what the environment names; throws a sentence where it is wrong, in which there is no key. */
export function openMessengers(source?: Record<string, string | undefined>): Messengers {
  const env = readEnv(
    {
      VK_COMMUNITY: optionalText(),
      VK_COMMUNITY_ID: optionalText(),
      VK_KEY: optionalText(),
      VK_API_URL: url("https://api.vk.com"),
      TELEGRAM_BOT: optionalText(),
      TELEGRAM_KEY: optionalText(),
      TELEGRAM_API_URL: url("https://api.telegram.org"),
    },
    source,
  );
  return {
    vk:
      env.VK_KEY === undefined
        ? null
        : new Vk({
            url: apiUrl("VK_API_URL", env.VK_API_URL),
            id: communityId(env.VK_COMMUNITY_ID),
            name: named("VK_COMMUNITY", env.VK_COMMUNITY, /^[\w.]{2,64}$/, "profsoyuz", "VK_KEY"),
            key: keyIn("VK_KEY", env.VK_KEY, /^[\w.-]{20,}$/),
          }),
    telegram:
      env.TELEGRAM_KEY === undefined
        ? null
        : new Telegram({
            url: apiUrl("TELEGRAM_API_URL", env.TELEGRAM_API_URL),
            name: named("TELEGRAM_BOT", env.TELEGRAM_BOT, /^\w{5,32}$/, "profsoyuz_bot", "TELEGRAM_KEY"),
            key: keyIn("TELEGRAM_KEY", env.TELEGRAM_KEY, /^\d+:[\w-]{20,}$/),
          }),
  };
}

function apiUrl(variable: string, text: string): string {
  const { protocol, search, hash } = new URL(text);
  if (!/^https?:$/.test(protocol) || search || hash)
    throw new WrongEnvironment(`${variable} must begin with https:// or http://, without a query.`);
  return text.replace(/\/+$/, "");
}

function named(
  variable: string,
  name: string | undefined,
  form: RegExp,
  example: string,
  key: string,
): string {
  if (name === undefined || !form.test(name))
    throw new WrongEnvironment(`${variable} must be a name, as \`${example}\`, where ${key} is set.`);
  return name;
}

function communityId(text: string | undefined): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id <= 0)
    throw new WrongEnvironment("VK_COMMUNITY_ID must be the number of the community, where VK_KEY is set.");
  return id;
}

/** A key that cannot be one would be refused at each message; what it is, is not said. */
function keyIn(variable: string, key: string, form: RegExp): string {
  if (!form.test(key)) throw new WrongEnvironment(`${variable} is not of the form of a key.`);
  return key;
}
