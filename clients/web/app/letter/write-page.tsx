import { useRef } from "react";
import { data, Form, redirect, type ShouldRevalidateFunctionArgs } from "react-router";
import type { Route } from "./+types/write-page.js";
import { Field, Refused } from "../form/field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { idIn, idOf } from "../layout/wanted.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { AUTOSAVE } from "./autosave.js";
import { discardDraft, saveDraft, sendLetter } from "./draft.server.js";
import { LetterPage } from "./letter-frame.js";
import { Recipients, Recipients_Organisation } from "./recipients.js";
import { useAutosave } from "./use-autosave.js";
import { answerTo, wordingOf } from "./wording.js";
import "../style/join.css";
import "../style/letter.css";

const WriteLetterPage = graphql(
  `
    query WriteLetterPage(
      $id: ID!
      $draftId: ID!
      $search: String!
      $isSearched: Boolean!
      $answered: ID!
      $isAnswer: Boolean!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        level
        letterSignature {
          text
        }
        letterDrafts(first: 1) {
          nodes {
            id
          }
        }
      }
      letterDraft(id: $draftId) {
        id
        revision
        savedAt
        subject
        body
        thanks
        toLevels
        toTypeCodes
        toOrganisations {
          ...Recipients_Organisation
        }
        officer {
          id
        }
        organisation {
          id
        }
        attachments {
          id
          fileName
        }
      }
      letter(id: $answered) @include(if: $isAnswer) {
        id
        number
        sentOn
        subject
        organisation {
          ...Recipients_Organisation
        }
      }
      organisations(search: $search, first: 10) @include(if: $isSearched) {
        nodes {
          ...Recipients_Organisation
        }
      }
    }
  `,
  [Recipients_Organisation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const search = wanted.get("find")?.trim().slice(0, 200) ?? "";
  const answered = idIn(wanted, "answer");
  const answer = await askForPage(visitOf(context), WriteLetterPage, {
    id: idOf(params.id),
    draftId: idOf(params.draftId),
    search,
    isSearched: search !== "",
    answered: answered ?? "",
    isAnswer: answered !== null,
  });
  const { viewer, organisation: asked, letterDraft: draft, letter, organisations } = answer.data;
  if (!viewer) throw signInFirst(request);
  const organisation = found(asked, answer.faults);
  // Of those who may not write in its name nobody is told more.
  found(organisation.letterDrafts, answer.faults);
  if (draft && draft.organisation.id !== organisation.id) throw data(null, 404);
  const { letterSignature, letterDrafts: _, ...sender } = organisation;
  return {
    sender,
    signature: letterSignature?.text ?? "",
    draft: draft ?? {
      revision: 0,
      savedAt: null,
      ...(letter ? answerTo(letter) : wordingOf(wanted.get("template"))),
      toLevels: [],
      toTypeCodes: [],
      toOrganisations: letter ? [letter.organisation] : [],
      officer: null,
      attachments: [],
    },
    search,
    offered: organisations?.nodes ?? null,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { path } = languageIn(visit.locale);
  const ids = { organisationId: idOf(params.id), draftId: idOf(params.draftId) };
  const box = `/organisations/${ids.organisationId}/letters`;
  const form = await request.formData();
  const written = writtenIn(form);
  const deed = written("deed");
  if (deed === "discard") {
    const left = await discardDraft(visit, ids.draftId, form);
    if (left) return data(left, 422);
    return redirect(path(`${box}?box=drafts`), 303);
  }
  const kept = await (deed === "send" ? sendLetter : saveDraft)(visit, ids, form);
  if ("letterId" in kept) return redirect(path(`${box}/${kept.letterId}`), 303);
  if (kept.refusal) return data(kept, 422);
  if (deed === AUTOSAVE) return data(kept);
  const search = deed === "find" ? `?${new URLSearchParams({ find: written("find") })}#named` : "";
  return redirect(path(`${box}/drafts/${ids.draftId}`) + search, 303);
}

/** A draft saves itself every few seconds; the page around it stays as it is. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("deed") === AUTOSAVE ? false : defaultShouldRevalidate;
}

export default function WriteLetter({ loaderData, actionData }: Route.ComponentProps) {
  const { sender, signature, draft, search, offered } = loaderData;
  const words = useWords(letters);
  const form = useRef<HTMLFormElement>(null);
  const auto = useAutosave(form);
  const refusal = actionData?.refusal ?? null;
  const revision = Math.max(draft.revision, actionData?.revision ?? 0, auto.kept?.revision ?? 0);
  const savedAt = auto.kept?.savedAt ?? actionData?.savedAt ?? draft.savedAt;
  const problem = auto.kept?.refusal?.problem ?? refusal?.problem;
  return (
    <Refused value={refusal}>
      <LetterPage organisation={sender} title={words.write}>
        <Form
          method="post"
          encType="multipart/form-data"
          className="panel join-form"
          ref={form}
          onInput={auto.changed}
          onSubmit={auto.submitted}
          noValidate
          preventScrollReset
        >
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="officer" value={draft.officer?.id ?? ""} />
          {draft.toTypeCodes.map((code) => (
            <input key={code} type="hidden" name="toTypeCode" value={code} />
          ))}
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <Recipients
            key={`sought ${search}`}
            level={sender.level}
            toLevels={draft.toLevels}
            chosen={draft.toOrganisations}
            search={search}
            offered={offered}
          />
          <TextField name="subject" label={words.subject} initial={draft.subject ?? ""} isRequired />
          <Field name="body" label={words.body} hint={words.bodyHint} initial={draft.body ?? ""} isRequired>
            {(given) => <textarea rows={12} maxLength={20_000} {...given} />}
          </Field>
          <TextField name="thanks" label={words.thanks} initial={draft.thanks ?? ""} maxLength={500} />
          <Attachments key={`files ${draft.attachments.length}`} attachments={draft.attachments} />
          <p className="note">{words.signedBy}</p>
          <div className="signature" lang="ru">
            <PlainText text={signature} />
          </div>
          <SavedAt moment={savedAt} />
          <div className="row">
            <SendButton busy={words.sending} deed="save" isQuiet>
              {words.save}
            </SendButton>
          </div>
          <details open={refusal !== null || undefined}>
            <summary className="button">{words.send}</summary>
            <p>{words.sendLead}</p>
            <SendButton busy={words.sending} deed="send">
              {words.sendSubmit}
            </SendButton>
          </details>
          <details>
            <summary className="button quiet">{words.discard}</summary>
            <p>{words.discardSure}</p>
            <SendButton busy={words.sending} deed="discard">
              {words.discardSubmit}
            </SendButton>
          </details>
        </Form>
      </LetterPage>
    </Refused>
  );
}

/** «Сохранено как черновик в 09:28» */
function SavedAt({ moment }: { moment: string | null }) {
  const words = useWords(letters);
  const { moment: format } = useLanguage();
  return (
    <p className="note" role="status" suppressHydrationWarning>
      {moment && `${words.savedAt} ${format(moment)}`}
    </p>
  );
}

function Attachments({
  attachments,
}: {
  attachments: readonly { readonly id: string; readonly fileName: string }[];
}) {
  const words = useWords(letters);
  return (
    <fieldset>
      <legend>{words.attachments}</legend>
      {attachments.map(({ id, fileName }) => (
        <div className="consent" key={id}>
          <input type="checkbox" id={`file-${id}`} name="file" value={id} defaultChecked />
          <label htmlFor={`file-${id}`}>{fileName}</label>
        </div>
      ))}
      <Field name="files" label={words.addFiles} hint={words.filesHint}>
        {({ defaultValue: _nothing, ...given }) => <input type="file" multiple {...given} />}
      </Field>
    </fieldset>
  );
}
