import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/files-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { memberFileList } from "../language/member-file-list.js";
import { memberFiles } from "../language/member-files.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { FIELDS } from "./columns.js";
import { startFile } from "./start.server.js";
import "../style/insurance.css";
import "../style/join.css";

const FilesPage = graphql(`
  query FilesPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      memberImports(first: 20, after: $after) {
        nodes {
          id
          fileName
          status
          rowCount
          createdAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const visit = visitOf(context);
  const [answer, instructions] = await Promise.all([
    askForPage(visit, FilesPage, { id: idOf(params.id), after }),
    instructionsFor(visit, "MEMBER_FILES"),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  const { memberImports, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, instructions, list: found(memberImports, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const started = await startFile(visit, id, await request.formData());
  if (typeof started !== "string") return data(started, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/files/${started}`), 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function MemberFiles({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, list, instructions } = loaderData;
  const { path } = useLanguage();
  const words = useWords(memberFileList);
  const { title, sending, rows } = useWords(memberFiles);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <OrganisationTitle title={title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <InstructionLinks instructions={instructions} />
      <p>{words.lead}</p>
      <RefusableForm refusal={actionData ?? null} hasFiles>
        <h2>{words.send}</h2>
        <Field name="file" path="fileId" label={words.file} hint={words.fileHint} isRequired>
          {(given) => <input type="file" accept=".csv,.xlsx" {...given} />}
        </Field>
        <TextField name="joinedOn" label={words.joinedOn} hint={words.joinedOnHint} type="date" />
        <SendButton busy={sending}>{words.submit}</SendButton>
        <Understood />
      </RefusableForm>
      {pages.nodes.length === 0 && <p role="status">{words.none}</p>}
      <ul className="claims">
        {pages.nodes.map(({ id, fileName, status, rowCount, createdAt }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/organisations/${organisation.id}/files/${id}`)} lang="ru">
              {fileName}
            </Link>
            <span className="claim-state">{words.statuses[status]}</span>
            <span className="note">
              <Moment value={createdAt} isExact />
              {rowCount > 0 && `, ${rows(rowCount)}`}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Understood() {
  const { path } = useLanguage();
  const words = useWords(memberFileList);
  const russian = memberFiles.ru.fields;
  return (
    <details>
      <summary>{words.understood}</summary>
      <p>{words.understoodLead}</p>
      <p lang="ru">
        {FIELDS.flatMap((field) => (field === "NOTHING" ? [] : [`«${russian[field]}»`])).join(", ")}.
      </p>
      <p>
        <Link to={path("/members-file")} reloadDocument>
          {words.template}
        </Link>
      </p>
    </details>
  );
}
