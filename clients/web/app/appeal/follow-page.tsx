import { useEffect, useState } from "react";
import { data, Form, Link, redirect, useFetcher } from "react-router";
import type { Route } from "./+types/follow-page.js";
import { Field, Refused } from "../form/field.js";
import { problemOf } from "../form/problem.server.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { useDone } from "../form/use-done.js";
import { writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { appeal as appealWords } from "../language/appeal.js";
import { appeals } from "../language/appeals.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { visitOf } from "../session/visit.js";
import { doAsAuthor, signAppeal } from "./author-deeds.server.js";
import { OwnAppeal, OwnAppeal_Appeal, Words } from "./own-appeal.js";
import type { SaidMessage } from "./conversation.js";
import { wholeConversation, WholeConversation_Appeal } from "./whole-conversation.server.js";
import "../style/appeal.css";
import "../style/join.css";

const AppealByCode = graphql(
  `
    query AppealByCode($code: String!) {
      appealByCode(code: $code) {
        ...OwnAppeal_Appeal
        ...WholeConversation_Appeal
      }
    }
  `,
  [OwnAppeal_Appeal, WholeConversation_Appeal],
);

interface Found {
  readonly appeal: FragmentOf<typeof OwnAppeal_Appeal>;
  readonly messages: readonly SaidMessage[];
}

interface Followed {
  readonly code: string;
  readonly found: Found | null;
  /** Why nothing is shown. */
  readonly problem: string | null;
  /** Whether something was sent, whatever is shown after it. */
  readonly isSent: boolean;
  readonly refused: { readonly deed: string; readonly refusal: Refusal } | null;
}

/** The code comes by a form and never stands in an address; nor does the session of who opens it go with it, until they sign. */
export async function action({ context, request }: Route.ActionArgs) {
  const own = visitOf(context);
  const visit = { ...own, access: null };
  const form = await request.formData();
  const written = writtenIn(form);
  const [code, deed] = [written("code"), written("deed")];
  let refusal: Refusal | null = null;
  if (deed === "sign") {
    const signed = await signAppeal(own, form);
    if ("id" in signed) throw redirect(languageIn(own.locale).path(`/appeals/${signed.id}`), 303);
    refusal = signed;
  } else if (deed !== "look") refusal = await doAsAuthor(visit, { code }, form);
  const refused = refusal && { deed, refusal };
  const isSent = deed !== "look" && refused === null;
  try {
    const { data: read, faults } = await ask(visit, AppealByCode, { code });
    const appeal = read.appealByCode;
    // That it could not be read is another thing than that there is none.
    if (!appeal && faults.length > 0) throw new NoAnswer(faults);
    const problem = appeal ? null : appeals[visit.locale].noCode;
    const found = appeal && { appeal, messages: await wholeConversation(visit, { code }, appeal) };
    return data<Followed>({ code, found, problem, isSent, refused }, problem || refused ? 422 : 200);
  } catch (error) {
    const problem = isSent ? appeals[visit.locale].sentUnread : problemOf(error, visit);
    return data<Followed>({ code, found: null, problem, isSent, refused }, isSent ? 200 : 422);
  }
}

export default function Follow({ actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appeals);
  return (
    <div className="page narrow">
      <PageHead title={words.followTitle} isPrivate />
      {actionData?.found ? (
        <Opened followed={actionData} found={actionData.found} />
      ) : (
        <>
          <h1 tabIndex={-1}>{words.followTitle}</h1>
          <p className="lead">{words.followLead}</p>
          {actionData?.refused ? (
            <Again code={actionData.code} {...actionData.refused} />
          ) : (
            <CodeForm followed={actionData} />
          )}
        </>
      )}
      <p>
        <Link to={path("/appeals/new")}>{words.write}</Link>
      </p>
    </div>
  );
}

function CodeForm({ followed }: { followed: Followed | undefined }) {
  const words = useWords(appeals);
  const problem = followed?.problem;
  const isSent = followed?.isSent;
  const faults: Refusal["faults"] = problem && !isSent ? { code: problem } : {};
  const refusal = problem ? { values: { code: followed.code }, faults, problem } : null;
  return (
    <Refused value={refusal}>
      <Form method="post" className="panel join-form">
        {isSent && problem && <p role="status">{problem}</p>}
        <input type="hidden" name="deed" value="look" />
        <Field name="code" label={words.code} isRequired>
          {(given) => (
            <input
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              {...given}
            />
          )}
        </Field>
        <SendButton busy={words.sending}>{words.look}</SendButton>
      </Form>
    </Refused>
  );
}

/** What was not taken while the appeal itself could not be read: the author's words stay, and go again from here. */
function Again({ code, deed, refusal }: { code: string } & NonNullable<Followed["refused"]>) {
  const words = useWords(appeals);
  const { text, rating } = refusal.values;
  return (
    <Refused value={refusal}>
      <Form method="post" className="panel join-form">
        <p className="problem" role="alert">
          {refusal.problem}
        </p>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="deed" value={deed} />
        {rating !== undefined && <input type="hidden" name="rating" value={rating} />}
        {text !== undefined && <Words label={words.replyLabel} />}
        <SendButton busy={words.sending}>{words.again}</SendButton>
      </Form>
    </Refused>
  );
}

function Opened({ followed, found }: { readonly followed: Followed; readonly found: Found }) {
  const { number } = useWords(appealWords);
  const done = useDone(followed, followed.refused === null);
  const fetcher = useFetcher<typeof action>();
  const [fresh, setFresh] = useState<Found | null>(null);
  useEffect(() => setFresh(null), [followed]);
  // What could not be read anew stays as it was.
  useEffect(() => {
    if (fetcher.data?.found) setFresh(fetcher.data.found);
  }, [fetcher.data]);
  const { code, refused } = followed;
  const isMember = useFrame().reader?.grants.some(({ role }) => role === "MEMBER");
  return (
    <>
      <h1 tabIndex={-1}>{number(readFragment(OwnAppeal_Appeal, found.appeal).number)}</h1>
      <OwnAppeal
        key={done}
        {...(fresh ?? found)}
        code={code}
        refused={refused}
        readAnew={() => void fetcher.submit({ deed: "look", code }, { method: "post" })}
      />
      {isMember && <Sign code={code} problem={refused?.deed === "sign" ? refused.refusal.problem : null} />}
    </>
  );
}

/** Whoever wrote without a name may say who they are: nobody else can. */
function Sign({ code, problem }: { code: string; problem: string | null }) {
  const words = useWords(appeals);
  return (
    <details className="panel appeal-deed" open={problem !== null || undefined}>
      <summary>{words.sign}</summary>
      <Form method="post" className="join-form" preventScrollReset>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <p>{words.signLead}</p>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="deed" value="sign" />
        <SendButton busy={words.sending} isQuiet>
          {words.signSubmit}
        </SendButton>
      </Form>
    </details>
  );
}
