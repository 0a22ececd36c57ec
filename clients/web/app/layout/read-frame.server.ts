import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { TO_KEEP } from "../offline/to-keep.js";
import type { Visit } from "../session/visit.js";
import { readView } from "../view/view.js";

const Reader = graphql(`
  query Reader {
    viewer {
      id
      displayName
      canSignInToCms
      member {
        id
      }
      secondFactor {
        isOn
        isRequired
      }
      unreadNoticeCount
      notices(first: 1) {
        nodes {
          id
        }
      }
      grants {
        role
        organisation {
          id
        }
      }
    }
  }
`);

/** What every page knows: who reads, and where the other parts of the platform are. */
export async function readFrame(visit: Visit, request: Request) {
  // The frame of the page stands whatever happens behind it.
  const answer = visit.access ? await ask(visit, Reader, {}).catch(() => null) : null;
  return {
    reader: answer?.data.viewer ?? null,
    isGuest: visit.refreshToken === null && !request.headers.has(TO_KEEP),
    origin: new URL(request.url).origin,
    socketUrl: `${visit.publicGatewayUrl.replace(/^http/, "ws")}/graphql`,
    cmsUrl: visit.cmsUrl,
    tilesUrl: visit.tilesUrl,
    view: readView(request.headers.get("cookie")),
  };
}
