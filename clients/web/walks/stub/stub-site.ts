import type { Walk } from "../browser.js";
import { startSite } from "../built-site.js";
import { StubGateway } from "./stub-gateway.js";
import { CODE } from "./stub-accounts.js";
import { people } from "./stub-union.js";

/** The built site before a stub of the gateway, and who may sign in there. */
export interface StubSite {
  readonly gateway: StubGateway;
  readonly walk: Omit<Walk, "browser">;
  stop(): Promise<void>;
}

export async function openStubSite(): Promise<StubSite> {
  const gateway = new StubGateway();
  const gatewayUrl = await gateway.start();
  const site = await startSite({ GATEWAY_URL: gatewayUrl, PUBLIC_GATEWAY_URL: gatewayUrl });
  return {
    gateway,
    walk: {
      siteUrl: site.url,
      gatewayUrl,
      codeSentTo: () => CODE,
      logins: {
        member: people.anna,
        moderator: people.olga,
        chair: people.olga,
        primaryChair: people.irina,
        handler: people.vera,
        editor: people.roman,
      },
    },
    stop: async () => {
      await site.stop();
      await gateway.stop();
    },
  };
}
