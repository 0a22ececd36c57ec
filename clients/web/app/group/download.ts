import { redirect } from "react-router";
import type { Route } from "./+types/download.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";

const GroupFileLink = graphql(`
  query GroupFileLink($id: ID!) {
    viewer {
      id
    }
    groupFile(id: $id) {
      id
      url
    }
  }
`);

/** Leads whoever reads its post to a file by a link made this moment. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const visit = visitOf(context);
  const answer = await askForPage(visit, GroupFileLink, { id: idOf(params.fileId) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { url } = found(answer.data.groupFile, answer.faults);
  return redirect(`${visit.publicGatewayUrl}${url}`, 303);
}
