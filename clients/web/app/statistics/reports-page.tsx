import { data } from "react-router";
import type { Route } from "./+types/reports-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { ways } from "../language/ways.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { FiguresHead } from "./figures-head.js";
import { takeOut } from "./take-out.server.js";
import { TakeOut } from "./take-out.js";

const ReportsPage = graphql(`
  query ReportsPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      namedReport(kind: ORGANISATIONS) {
        on
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, ReportsPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { namedReport, ...organisation } = found(answer.data.organisation, answer.faults);
  const { on } = found(namedReport, answer.faults);
  return { organisation, on, filesUrl: visit.publicGatewayUrl };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const taken = await takeOut(visitOf(context), idOf(params.id), await request.formData());
  return "problem" in taken ? data(taken, 422) : taken;
}

export default function Reports({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, on, filesUrl } = loaderData;
  const words = useWords(ways);
  return (
    <div className="page narrow">
      <FiguresHead title={words.reports} organisation={organisation} />
      <TakeOut filesUrl={filesUrl} today={on} taken={actionData} />
    </div>
  );
}
