import { data, redirect } from "react-router";
import type { Route } from "./+types/split-page.js";
import { Field } from "../form/field.js";
import { markedIn } from "../form/marked.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import { findLeavers, type Leavers } from "./leavers.server.js";
import { NameFields } from "./name-fields.js";
import { Picks } from "./picks.js";
import { asWritten } from "./reorganise.server.js";
import { SEEK, SeekButton } from "./seek-button.js";
import { splitOrganisation } from "./split.server.js";
import "../style/join.css";
import "../style/structure.css";

const SplitOrganisationPage = graphql(`
  query SplitOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, SplitOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { level, ...organisation } = found(answer.data.organisation, answer.faults);
  const isPrimary = level === "PRIMARY";
  return { organisation, isPrimary, first: await findLeavers(visit, { ...organisation, isPrimary }, "") };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const form = await request.formData();
  const written = writtenIn(form);
  const search = written("seek");
  const leavers = search
    ? await findLeavers(visit, { id, isPrimary: written("isPrimary") === "1" }, search)
    : null;
  if (written("deed") === SEEK) return data({ ...asWritten(visit, form), leavers });
  const answer = await splitOrganisation(visit, id, form);
  if (answer.done === null) return data({ ...answer, leavers }, answer.rehearsal ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/structure?done=SPLIT`), 303);
}

export default function SplitOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isPrimary, first } = loaderData;
  const { deedNames } = useWords(structure);
  const { split: words } = useWords(structureDeeds);
  const { refusal, leavers } = actionData ?? {};
  const values = refusal?.values ?? {};
  const picked = (["unit", "member", "child"] as const).flatMap((kind) => markedIn(values, kind));
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.split} lead={words.lead} organisation={organisation} />
      <DeedForm
        answer={actionData}
        yes={words.yes}
        summary={<p>{words.willBe(values["name"] ?? "", picked.length)}</p>}
      >
        <NameFields above="parts.0." />
        <input type="hidden" name="isPrimary" value={isPrimary ? "1" : ""} />
        <WhoLeaves
          leavers={{ ...(leavers ?? first), units: first.units }}
          isPrimary={isPrimary}
          values={values}
          fault={refusal?.faults["parts.0"]}
        />
      </DeedForm>
    </div>
  );
}

interface WhoLeavesProps {
  readonly leavers: Leavers;
  readonly isPrimary: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly fault: string | undefined;
}

function WhoLeaves({ leavers, isPrimary, values, fault }: WhoLeavesProps) {
  const { split: words, nothingFound } = useWords(structureDeeds);
  const { units, members, children, isMore } = leavers;
  return (
    <>
      <Picks kind="unit" legend={words.units} offered={units} values={values} />
      <Picks kind="member" legend={words.members} offered={members} values={values} />
      <Picks kind="child" legend={words.children} offered={children} values={values} />
      {members.length + children.length === 0 && <p role="status">{nothingFound}</p>}
      {isMore && <p className="note">{words.more}</p>}
      <Field name="seek" label={isPrimary ? words.seekMembers : words.seekChildren}>
        {(given) => <input type="search" maxLength={200} {...given} />}
      </Field>
      <SeekButton />
      {fault && <p className="problem">{fault}</p>}
    </>
  );
}
