import { data, redirect } from "react-router";
import type { Route } from "./+types/newsroom.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { pathIn } from "../language/locale.js";
import { visitOf } from "./visit.js";

const OpenCms = graphql(`
  mutation OpenCms($input: OpenCmsInput!) {
    openCms(input: $input) {
      __typename
      ... on OpenCmsPayload {
        token
      }
    }
  }
`);

/** Leads an editor into the newsroom, with a token that lives a minute. */
export async function action({ context }: Route.ActionArgs) {
  const visit = visitOf(context);
  const opened = (await askForPart(visit, OpenCms, { input: {} }))?.openCms;
  if (opened?.__typename !== "OpenCmsPayload" || !visit.cmsUrl) throw data(null, 503);
  return redirect(`${visit.cmsUrl}/angel/sign-in?token=${encodeURIComponent(opened.token)}`, 303);
}

export function loader({ context }: Route.LoaderArgs) {
  return redirect(pathIn(visitOf(context).locale, "/"));
}
