import { redirect } from "react-router";
import type { Route } from "./+types/own-place.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";

const OwnPlaceOfMonitoring = graphql(`
  query OwnPlaceOfMonitoring($id: ID!) {
    viewer {
      id
      grants {
        organisation {
          id
          monitoringSheet(id: $id) {
            submission {
              id
            }
          }
          monitoringSummary(id: $id) {
            asked
          }
        }
      }
    }
    monitoring(id: $id) {
      id
      organisation {
        id
      }
    }
  }
`);

/** Where a reader has to do with a monitoring: their sheet that waits, else one of theirs, else the figures they may see. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, OwnPlaceOfMonitoring, { id: idOf(params.id) });
  const { viewer, monitoring } = answer.data;
  if (!viewer) throw signInFirst(request);
  const places = viewer.grants.flatMap(({ organisation }) => organisation ?? []);
  const place =
    places.find(({ monitoringSheet }) => monitoringSheet?.submission === null) ??
    places.find(({ monitoringSheet }) => monitoringSheet) ??
    places.find(({ monitoringSummary }) => monitoringSummary) ??
    monitoring?.organisation;
  const { id } = found(place, answer.faults);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/monitorings/${params.id}`), 303);
}
