import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/second-factor-page.js";
import { PasswordField } from "../form/password-field.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";
import { Moment } from "../layout/moment.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { ownPath } from "../session/own-path.js";
import { visitOf } from "../session/visit.js";
import { Journal } from "./journal.js";
import { KeyForm } from "./key-form.js";
import { ProofForm } from "./proof-form.js";
import { RecoveryCodes } from "./recovery-codes.js";
import { confirm, remove, renewCodes, setUp } from "./second-factor.server.js";
import "../style/cabinet.css";
import "../style/counter.css";
import "../style/join.css";
import "../style/second-factor.css";

const SecondFactorPage = graphql(`
  query SecondFactorPage($after: String) {
    viewer {
      id
      secondFactor {
        isOn
        isRequired
        turnedOnAt
        recoveryCodesLeft
        changes(first: 10, after: $after) {
          edges {
            cursor
            node {
              kind
              changedAt
              changedBy
              reason
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const { viewer } = (await askForPage(visit, SecondFactorPage, { after: wanted.get("after") })).data;
  if (!viewer) throw signInFirst(request);
  const wish = wanted.get("returnTo");
  const next = ownPath(wish, languageIn(visit.locale).path("/cabinet/security/second-factor"));
  const { changes, ...factor } = found(viewer.secondFactor, []);
  const nodes = changes.edges.map(({ cursor, node }) => ({ id: cursor, ...node }));
  return { factor, journal: { nodes, pageInfo: changes.pageInfo }, isOnTheWay: wish !== null, next };
}

const DEEDS = { setUp, confirm, renew: renewCodes, remove };

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const wanted = writtenIn(form)("deed");
  if (!isDeed(wanted)) throw data(null, 400);
  const step = await DEEDS[wanted](visit, form);
  if (step.deed === "remove" && !step.refusal) {
    return redirect(languageIn(visit.locale).path("/cabinet/security/second-factor"), 303);
  }
  return data(step, step.refusal ? 422 : 200);
}

function isDeed(wanted: string): wanted is keyof typeof DEEDS {
  return Object.hasOwn(DEEDS, wanted);
}

export default function SecondFactor({
  loaderData: { factor, journal, isOnTheWay, next },
  actionData: step,
}: Route.ComponentProps) {
  const words = useWords(secondFactor);
  const { isOn, isRequired, turnedOnAt, recoveryCodesLeft } = factor;
  const refusal = step?.refusal ?? null;
  if (step?.recoveryCodes) {
    return (
      <OwnPage title={words.title}>
        <RecoveryCodes codes={step.recoveryCodes} next={next} />
      </OwnPage>
    );
  }
  return (
    <OwnPage title={words.title}>
      <p className="lead">{words.lead}</p>
      {isRequired && !isOn && <p className="needed">{words.required}</p>}
      <p className={isOn ? "state accepted" : "state"}>
        {isOn ? words.on : words.off}
        {turnedOnAt && (
          <>
            {" "}
            {words.since} <Moment value={turnedOnAt} />
          </>
        )}
      </p>
      {isOn ? (
        <>
          <p>{words.codesLeft(recoveryCodesLeft)}</p>
          <ProofForm isRequired={isRequired} refusal={refusal} />
        </>
      ) : step?.key ? (
        <KeyForm factorKey={step.key} refusal={refusal} />
      ) : (
        <SetUpForm refusal={refusal} />
      )}
      {isOnTheWay && (
        <p>
          <Link to={next}>{isOn ? words.goOn : words.later}</Link>
        </p>
      )}
      <Journal journal={journal} />
    </OwnPage>
  );
}

function SetUpForm({ refusal }: { refusal: Refusal | null }) {
  const words = useWords(secondFactor);
  const { password } = useLanguage().text.account;
  return (
    <RefusableForm refusal={refusal}>
      <input type="hidden" name="deed" value="setUp" />
      <p>{words.beginLead}</p>
      <PasswordField name="password" label={password} autoComplete="current-password" />
      <SendButton busy={words.sending}>{words.begin}</SendButton>
    </RefusableForm>
  );
}
