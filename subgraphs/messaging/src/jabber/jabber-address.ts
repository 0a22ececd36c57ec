import { InvalidField } from "@angel/kit/problem";

const LONGEST = 500;
/** The local part and the domain of RFC 7622, without the signs that would need escaping (XEP-0106). */
const BARE = /^[^\s"&'/:<>@\\\p{Cc}]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** An address without the device, in the one form in which it is kept; null where it is none. */
export function readJabberAddress(text: string): string | null {
  const [bare = ""] = text
    .trim()
    .replace(/^xmpp:/i, "")
    .split("/");
  const address = bare.normalize("NFKC").toLowerCase();
  return address.length <= LONGEST && BARE.test(address) ? address : null;
}

export function notAJabberAddress(): InvalidField {
  return new InvalidField("address", {
    ru: "Укажите адрес Jabber, например anna@jabber.example.",
    en: "Give a Jabber address, as anna@jabber.example.",
  });
}
