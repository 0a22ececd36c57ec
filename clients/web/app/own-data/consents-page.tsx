import { data, Form, redirect } from "react-router";
import type { Route } from "./+types/consents-page.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { ownData } from "../language/own-data.js";
import { Moment } from "../layout/moment.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { OwnPage } from "./own-page.js";
import { giveConsent, withdrawConsent } from "./consent.server.js";
import "../style/cabinet.css";

const ConsentsPage = graphql(`
  query ConsentsPage {
    viewer {
      id
      member {
        id
        consents {
          id
          purpose
          channel
          isGiven
          saidOn
          usedUntil
          keptUntil
        }
      }
    }
    consentTexts(onJoining: false) {
      purpose
      version
      isRequired
      title
      text
      recipient
    }
  }
`);

type Text = ResultOf<typeof ConsentsPage>["consentTexts"][number];

export async function loader({ context, request }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ConsentsPage, {});
  const { viewer, consentTexts } = answer.data;
  if (!viewer) throw signInFirst(request);
  const member = found(viewer.member, answer.faults);
  return { texts: consentTexts, consents: member.consents ?? [] };
}

type Said = Route.ComponentProps["loaderData"]["consents"][number];

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const written = writtenIn(await request.formData());
  const purpose = written("purpose") as Text["purpose"];
  const channel = (written("channel") || null) as Said["channel"];
  const problem =
    written("deed") === "withdraw"
      ? await withdrawConsent(visit, { purpose, channel })
      : await giveConsent(visit, { purpose, channel, textVersion: Number(written("version")) });
  return problem ? data({ purpose, problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

export default function Consents({ loaderData: { texts, consents }, actionData }: Route.ComponentProps) {
  const words = useWords(ownData).consents;
  return (
    <OwnPage title={words.title}>
      <p className="lead">{words.lead}</p>
      {texts.map((one) => (
        <Purpose
          key={one.purpose}
          text={one}
          said={consents.filter(({ purpose }) => purpose === one.purpose)}
          problem={actionData?.purpose === one.purpose ? actionData.problem : null}
        />
      ))}
    </OwnPage>
  );
}

interface PurposeProps {
  readonly text: Text;
  /** The last word, as a whole and for single channels. */
  readonly said: readonly Said[];
  readonly problem: string | null;
}

function Purpose({ text, said, problem }: PurposeProps) {
  const words = useWords(ownData).consents;
  const { purpose, title, recipient } = text;
  return (
    <section className="panel" aria-labelledby={purpose}>
      <h2 id={purpose} lang="ru">
        {title}
      </h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p className="note">
        {words.recipient} <span lang="ru">{recipient}</span>
      </p>
      <details>
        <summary>{words.read}</summary>
        <div lang="ru">
          <PlainText text={text.text} />
        </div>
      </details>
      {[null, ...channelsApart(purpose, said)].map((channel) => (
        <Word
          key={channel}
          text={text}
          channel={channel}
          said={said.find((one) => one.channel === channel)}
        />
      ))}
    </section>
  );
}

type Channel = NonNullable<Said["channel"]>;

/** What is said of all messages holds for telephone and e-mail; of these two one is always asked apart. */
const ALWAYS_APART: readonly Channel[] = ["MESSENGER", "PUSH"];

function channelsApart(purpose: Text["purpose"], said: readonly Said[]): Channel[] {
  const spokenOf = said.map(({ channel }) => channel).filter((channel) => channel !== null);
  return [...new Set([...(purpose === "NOTIFICATIONS" ? ALWAYS_APART : []), ...spokenOf])];
}

interface WordProps {
  readonly text: Text;
  readonly channel: Channel | null;
  readonly said: Said | undefined;
}

/** What holds now, and a button to say otherwise. */
function Word({ text: { purpose, version }, channel, said }: WordProps) {
  const words = useWords(ownData).consents;
  const isGiven = said?.isGiven ?? false;
  return (
    <Form method="post" className="row" preventScrollReset>
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="channel" value={channel ?? ""} />
      <input type="hidden" name="deed" value={isGiven ? "withdraw" : "give"} />
      <p className={isGiven ? "state accepted" : "state"}>
        {channel && `${words.channels[channel]}: `}
        {said ? words.states[isGiven ? "given" : "withdrawn"] : words.states.none}{" "}
        {said && <Moment value={said.saidOn} />}
        {said?.keptUntil && (
          <span className="note">
            {". "}
            {words.keptUntil} <Moment value={said.keptUntil} />
          </span>
        )}
      </p>
      <SendButton busy={words.sending} isQuiet={isGiven}>
        {isGiven ? words.withdraw : words.give}
      </SendButton>
    </Form>
  );
}
