import type { IncomingHttpHeaders } from "node:http";

/** What is seen of a request before anything is known of the one who sends it. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const OWN_MACHINE = /^(127\.|::1$|::ffff:127\.)/;

/** The client's address. A server of ours on this machine, such as the site's, is believed about whom it asks for. */
export function addressOf({ headers, socket }: Arrival): string | null {
  const peer = socket.remoteAddress;
  if (peer === undefined) return null;
  const forwarded = OWN_MACHINE.test(peer)
    ? String(headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  return forwarded && /^[0-9a-f.:]{2,45}$/i.test(forwarded) ? forwarded : peer.replace(/^::ffff:/, "");
}
