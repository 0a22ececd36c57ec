import { redirect } from "react-router";
import type { Route } from "./+types/card-file.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { visitOf } from "../session/visit.js";
import { readCard } from "./read-card.server.js";

const CardFile = graphql(`
  query CardFile($id: ID!, $member: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
    }
    member(id: $member) {
      id
      attachments {
        id
        url
      }
    }
  }
`);

/** Leads to a file of a card by a link made this moment. */
export async function loader(request: Route.LoaderArgs): Promise<Response> {
  const { member, faults } = await readCard(request, CardFile);
  const file = found(
    member.attachments?.find(({ id }) => id === request.params.fileId),
    faults,
  );
  return redirect(`${visitOf(request.context).publicGatewayUrl}${file.url}`, 303);
}
