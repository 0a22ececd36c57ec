import type { Message } from "./sender.js";

/** A message as one text, for channels that have no more. */
export function plainText({ title, text, link, decline }: Message): string {
  return [title, text, link, decline && `${decline.words}: ${decline.link}`].filter(Boolean).join("\n\n");
}
