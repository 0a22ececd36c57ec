import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** What is seen of a request before anything is known of the one who sends it. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

export const OWN_MACHINE = ["127.0.0.0/8", "::1"];

/** Networks, or single addresses, whose servers are believed about whom they ask for. */
export function trustedProxies(networks: readonly string[]): BlockList {
  const trusted = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    try {
      if (bits === undefined) trusted.addAddress(address, family);
      else trusted.addSubnet(address, bits === "" ? NaN : Number(bits), family);
    } catch {
      throw new Error(`TRUSTED_PROXIES must be networks such as 172.16.0.0/12, not "${network}".`);
    }
  }
  return trusted;
}

/** The client's address: the nearest that is not of a server of ours, such as the site's. */
export function addressOf({ headers, socket }: Arrival, proxies: BlockList): string | null {
  if (socket.remoteAddress === undefined) return null;
  let address = plain(socket.remoteAddress);
  const way = String(headers["x-forwarded-for"] ?? "").split(",");
  while (proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4")) {
    const before = plain(way.pop()?.trim() ?? "");
    if (!isIP(before)) break;
    address = before;
  }
  return address;
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, "");
}
