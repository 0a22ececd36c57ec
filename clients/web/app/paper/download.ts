import { data, redirect } from "react-router";
import type { Route } from "./+types/download.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";

const PaperLinks = graphql(`
  query PaperLinks($id: ID!) {
    viewer {
      id
    }
    document(id: $id) {
      id
      pdf
      docx
    }
  }
`);

/** Leads to a paper by a link made this moment. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const { format } = params;
  if (format !== "pdf" && format !== "docx") throw data(null, 404);
  const visit = visitOf(context);
  const answer = await askForPage(visit, PaperLinks, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const links = found(answer.data.document, answer.faults);
  return redirect(`${visit.publicGatewayUrl}${links[format]}`, 303);
}
