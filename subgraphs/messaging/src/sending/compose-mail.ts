import MailComposer from "nodemailer/lib/mail-composer";
import type { Message } from "./sender.js";

export interface Letterhead {
  /** The address alone. */
  readonly address: string;
  readonly name: string;
  readonly replyTo: string | null;
}

/** A letter as it goes over the wire: plain text, and the same as simple HTML. */
export function composeMail(message: Message, { address, name, replyTo }: Letterhead): Promise<Buffer> {
  const { id, to, title, text, link, decline } = message;
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return new MailComposer({
    messageId: `<${id}@${domain}>`,
    from: { name, address },
    to: { name: "", address: to },
    ...(replyTo === null ? {} : { replyTo: { name: "", address: replyTo } }),
    subject: inOneLine(title),
    text: [text, link, decline && `${decline.words}: ${decline.link}`].filter(Boolean).join("\n\n"),
    html: htmlOf(message),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(decline === null
        ? {}
        : {
            "List-Unsubscribe": `<${decline.link}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            Precedence: "bulk",
          }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function htmlOf({ title, text, link, decline }: Message): string {
  const paragraphs = text.split(/\n{2,}/).map((part) => `<p>${escaped(part).replaceAll("\n", "<br>")}</p>`);
  return [
    `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title>`,
    ...paragraphs,
    ...(link === null ? [] : [`<p>${anchor(link, link)}</p>`]),
    ...(decline === null ? [] : [`<p><small>${anchor(decline.link, decline.words)}</small></p>`]),
  ].join("\n");
}

function anchor(url: string, words: string): string {
  return `<a href="${escaped(url)}">${escaped(words)}</a>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

// A header ends with its line.
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
}
