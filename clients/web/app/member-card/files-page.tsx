import type { Route } from "./+types/files-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { attachFile } from "./attach-to-card.server.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { deal } from "./deal.server.js";
import { Entries, Entry, Entry_CardEntry, refusalOf } from "./entries.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { strikeOn } from "./strike.server.js";
import "../style/join.css";

const CardFilesPage = graphql(
  `
    query CardFilesPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        attachments {
          ...Entry_CardEntry
          title
          fileName
          size
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, CardFilesPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: attachFile, strike: strikeOn("ATTACHMENTS") });
}

export default function CardFiles({
  loaderData: { organisation, member },
  actionData,
}: Route.ComponentProps) {
  const { path } = useLanguage();
  const { sending } = useWords(memberCard);
  const words = useWords(memberCardEntries).files;
  const files = member.attachments ?? [];
  const card = path(`/organisations/${organisation.id}/members/${member.id}`);
  return (
    <CardFrame organisation={organisation} member={member} title={words.title}>
      <Entries refused={actionData}>
        {files.map((file) => (
          <Entry
            key={file.id}
            entry={file}
            name={file.title}
            title={
              <a href={`${card}/files/${file.id}`} lang="ru">
                {file.title}
              </a>
            }
          >
            <p className="note">
              <span lang="ru">{file.fileName}</span>, {words.size(Math.ceil(file.size / 1024))}
            </p>
          </Entry>
        ))}
      </Entries>
      <ForKeepers>
        <RefusableForm key={files.length} refusal={refusalOf(actionData, "add")} hasFiles>
          <h3>{words.add}</h3>
          <TextField name="title" label={words.name} hint={words.nameHint} isRequired />
          <Field name="file" path="fileId" label={words.file} isRequired>
            {(given) => <input type="file" {...given} />}
          </Field>
          <SendButton busy={sending} deed="add">
            {words.addSubmit}
          </SendButton>
        </RefusableForm>
      </ForKeepers>
    </CardFrame>
  );
}
