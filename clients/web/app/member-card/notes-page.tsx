import { Link } from "react-router";
import type { Route } from "./+types/notes-page.js";
import { Words } from "../form/folded-form.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { Entries, Entry, Entry_CardEntry } from "./entries.js";
import { readCard } from "./read-card.server.js";
import { strikeOn } from "./strike.server.js";
import { writeNote } from "./write-note.server.js";
import "../style/appeal.css";
import "../style/join.css";

const NotesPage = graphql(
  `
    query NotesPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        notes {
          ...Entry_CardEntry
          kind
          text
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, NotesPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: writeNote, strike: strikeOn("NOTES") });
}

export default function Notes({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { tabs } = useWords(memberCard);
  const { notes: words, files } = useWords(memberCardEntries);
  const notes = member.notes ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.notes}>
      <p>{words.lead}</p>
      <p>
        <Link to={path(`/organisations/${organisation.id}/members/${member.id}/files`)}>{files.title}</Link>
      </p>
      <Entries refused={actionData}>
        {notes.map((note) => (
          <Entry key={note.id} entry={note} name={words.kinds[note.kind]} title={words.kinds[note.kind]}>
            <p className="card-text" lang="ru">
              {note.text}
            </p>
          </Entry>
        ))}
      </Entries>
      <AddForm count={notes.length} words={words} refused={actionData}>
        <Choice name="kind" label={words.kind} choices={words.kinds} />
        <Words name="text" label={words.text} isRequired />
      </AddForm>
    </CardFrame>
  );
}
