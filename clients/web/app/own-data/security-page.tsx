import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/security-page.js";
import { PasswordField } from "../form/password-field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { ownData } from "../language/own-data.js";
import { Moment } from "../layout/moment.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { OwnPage } from "./own-page.js";
import { changePassword, signOutEverywhere } from "./security.server.js";
import "../style/cabinet.css";
import "../style/join.css";

const SecurityPage = graphql(`
  query SecurityPage {
    viewer {
      id
      secondFactor {
        isOn
      }
      sessions {
        id
        device
        current
        startedAt
        lastUsedAt
      }
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const isChanged = new URL(request.url).searchParams.has("changed");
  const { viewer } = (await askForPage(visitOf(context), SecurityPage, {})).data;
  if (!viewer) throw signInFirst(request);
  return { isChanged, sessions: viewer.sessions, hasFactor: viewer.secondFactor?.isOn ?? false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { path } = languageIn(visit.locale);
  const form = await request.formData();
  const deed = writtenIn(form)("deed");
  const refusal = await (deed === "end" ? signOutEverywhere(visit, form) : changePassword(visit, form));
  if (refusal) return data({ deed, refusal }, 422);
  return redirect(path(deed === "end" ? "/sign-in" : "/cabinet/security?changed"), 303);
}

export default function Security({ loaderData, actionData }: Route.ComponentProps) {
  const { isChanged, sessions, hasFactor } = loaderData;
  const { text, path } = useLanguage();
  const words = useWords(ownData).security;
  const refused = (deed: string) => (actionData?.deed === deed ? actionData.refusal : null);
  return (
    <OwnPage title={words.title}>
      {isChanged && !actionData && <p role="status">{words.changed}</p>}
      <p>
        <Link to={path("/cabinet/security/second-factor")}>{words.factor}</Link>:{" "}
        {hasFactor ? words.factorOn : words.factorOff}
      </p>
      <h2>{words.devices}</h2>
      <ul className="purchases">
        {sessions.map(({ id, device, current, startedAt, lastUsedAt }) => (
          <li key={id}>
            <strong>{device ?? words.unknown}</strong>
            {current && `, ${words.current}`}
            <br />
            <span className="note">
              {words.since} <Moment value={startedAt} isExact />. {words.lastUsed}{" "}
              <Moment value={lastUsedAt} isExact />
            </span>
          </li>
        ))}
      </ul>
      <h2>{words.change}</h2>
      <p>{words.changeLead}</p>
      <RefusableForm refusal={refused("change")}>
        <input type="hidden" name="deed" value="change" />
        <PasswordField name="currentPassword" label={words.currentPassword} autoComplete="current-password" />
        <PasswordField
          name="newPassword"
          label={text.account.reset.newPassword}
          hint={text.account.passwordHint}
          autoComplete="new-password"
        />
        <SendButton busy={words.sending}>{words.change}</SendButton>
      </RefusableForm>
      <h2>{words.everywhere}</h2>
      <p>{words.everywhereLead}</p>
      <RefusableForm refusal={refused("end")}>
        <input type="hidden" name="deed" value="end" />
        <PasswordField name="password" label={text.account.password} autoComplete="current-password" />
        <SendButton busy={words.sending} isQuiet>
          {words.everywhere}
        </SendButton>
      </RefusableForm>
    </OwnPage>
  );
}
