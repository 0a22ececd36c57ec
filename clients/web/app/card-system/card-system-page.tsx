import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/card-system-page.js";
import { Consent } from "../form/consent.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { cardSystem } from "../language/card-system.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { Sums } from "../layout/sums.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { joinCardSystem, leaveCardSystem, settleCardFee } from "./card-system.server.js";
import "../style/cabinet.css";
import "../style/join.css";

const CardSystemPage = graphql(`
  query CardSystemPage {
    viewer {
      id
      member {
        id
        card {
          activatedAt
        }
        cardEnrolment {
          id
          status
          joinedAt
          fee {
            kopecks
          }
        }
      }
    }
    cardFee {
      fee {
        kopecks
      }
    }
    consentTexts(onJoining: false) {
      purpose
      version
      title
      text
    }
  }
`);

type Answer = ResultOf<typeof CardSystemPage>;
type Enrolment = NonNullable<NonNullable<NonNullable<Answer["viewer"]>["member"]>["cardEnrolment"]>;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { pathname, searchParams } = new URL(request.url);
  const answer = await askForPage(visit, CardSystemPage, {});
  const { viewer, cardFee, consentTexts } = answer.data;
  if (!viewer) throw signInFirst(request);
  const { card, cardEnrolment: enrolment } = found(viewer.member, answer.faults);
  // Banks send people back to here by a plain link.
  if (searchParams.has("paid") && enrolment?.status === "ASKED") {
    await settleCardFee(visit, enrolment.id);
    throw redirect(`${pathname}?asked`, 303);
  }
  const consent = found(
    consentTexts.find(({ purpose }) => purpose === "CARD"),
    answer.faults,
  );
  const hasCard = card !== null && card.activatedAt !== null;
  return { enrolment, hasCard, fee: cardFee.fee, consent, isAsked: searchParams.has("asked") };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const written = writtenIn(await request.formData());
  const page = languageIn(visit.locale).path("/cabinet/card-system");
  if (written("deed") === "leave") {
    const problem = await leaveCardSystem(visit, written("enrolment"));
    return problem ? data({ problem }, 422) : redirect(page, 303);
  }
  const joined = await joinCardSystem(visit, Number(written("version")));
  return typeof joined === "string" ? data({ problem: joined }, 422) : redirect(joined.payUrl ?? page, 303);
}

export default function CardSystem({ loaderData, actionData }: Route.ComponentProps) {
  const { enrolment, hasCard, fee, consent, isAsked } = loaderData;
  const words = useWords(cardSystem);
  const isOpen = enrolment !== null && !["DECLINED", "LEFT"].includes(enrolment.status);
  return (
    <OwnPage title={words.title}>
      <p className="lead">{words.lead}</p>
      {actionData && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {enrolment && <State enrolment={enrolment} />}
      {isOpen ? (
        <Taken enrolment={enrolment} hasCard={hasCard} consent={consent} isAsked={isAsked} />
      ) : (
        <JoinForm fee={fee} consent={consent} />
      )}
    </OwnPage>
  );
}

function State({ enrolment: { status, joinedAt } }: { enrolment: Enrolment }) {
  const words = useWords(cardSystem);
  return (
    <p
      className={status === "JOINED" ? "state accepted" : status === "DECLINED" ? "state rejected" : "state"}
      role="status"
    >
      {words.states[status]}
      {status === "JOINED" && joinedAt && (
        <>
          {" "}
          {words.since} <Moment value={joinedAt} />
        </>
      )}
    </p>
  );
}

type ConsentText = Answer["consentTexts"][number];

interface TakenProps {
  readonly enrolment: Enrolment;
  /** Whether the card is on the telephone: it is not where the joining came from another card that was merged. */
  readonly hasCard: boolean;
  readonly consent: ConsentText;
  /** Whether the bank was asked just now. */
  readonly isAsked: boolean;
}

/** What is left to do for one who has agreed: to pay, to show the card, to leave. */
function Taken({ enrolment: { id, status, fee }, hasCard, consent, isAsked }: TakenProps) {
  const words = useWords(cardSystem);
  const { path } = useLanguage();
  return (
    <>
      {status === "ASKED" && (
        <Form method="post" className="panel join-form">
          {isAsked && <p role="status">{words.pending}</p>}
          <Sums sums={[[words.fee, fee]]} />
          <input type="hidden" name="version" value={consent.version} />
          <div className="row">
            <SendButton busy={words.sending}>{words.pay}</SendButton>
            <Link className="button quiet" to={path("/cabinet/card-system?paid")}>
              {words.check}
            </Link>
          </div>
        </Form>
      )}
      {status === "JOINED" && !hasCard && (
        <Form method="post" className="panel join-form">
          <Consent name="version" consent={consent} read={words.read} isRequired />
          <SendButton busy={words.sending}>{words.bring}</SendButton>
        </Form>
      )}
      {status === "JOINED" && hasCard && (
        <p>
          <Link className="button" to={path("/card")}>
            {words.toCard}
          </Link>
        </p>
      )}
      <details>
        <summary>{words.leave}</summary>
        <Form method="post" className="join-form">
          <input type="hidden" name="deed" value="leave" />
          <input type="hidden" name="enrolment" value={id} />
          <p>{words.leaveLead}</p>
          <SendButton busy={words.sending} isQuiet>
            {words.leave}
          </SendButton>
        </Form>
      </details>
    </>
  );
}

interface JoinFormProps {
  readonly fee: { readonly kopecks: number };
  readonly consent: ConsentText;
}

function JoinForm({ fee, consent }: JoinFormProps) {
  const words = useWords(cardSystem);
  const isFree = fee.kopecks === 0;
  return (
    <Form method="post" className="panel join-form">
      {isFree ? <p>{words.free}</p> : <Sums sums={[[words.fee, fee]]} />}
      <Consent name="version" consent={consent} read={words.read} isRequired />
      <SendButton busy={words.sending}>{isFree ? words.join : words.joinAndPay}</SendButton>
    </Form>
  );
}
