import { data, Link } from "react-router";
import type { Route } from "./+types/preferences-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { valuesOf } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { savePreferences } from "./preferences.server.js";
import { ThemeChoice, ThemeChoice_Theme } from "./theme-choice.js";
import { wayOf } from "./ways.js";
import "../style/join.css";

const PreferencesPage = graphql(
  `
    query PreferencesPage {
      viewer {
        id
        noticePreferences {
          subject
          channels
        }
        noticeAddresses {
          channel
          address
          isUsable
        }
        subscribedThemes {
          code
        }
      }
      mailingThemes {
        ...ThemeChoice_Theme
      }
    }
  `,
  [ThemeChoice_Theme],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), PreferencesPage, {});
  const { viewer, mailingThemes: themes } = answer.data;
  if (!viewer) throw signInFirst(request);
  return {
    preferences: found(viewer.noticePreferences, answer.faults),
    addresses: found(viewer.noticeAddresses, answer.faults),
    themes,
    // Mailings go to members: nobody else has any to subscribe to.
    subscribed: viewer.subscribedThemes?.map(({ code }) => code) ?? null,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const { problem, changed } = await savePreferences(visitOf(context), form);
  const refusal = problem === null ? null : { problem, values: valuesOf(form), faults: {} };
  return data({ changed, refusal }, refusal ? 422 : 200);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Preferences({ loaderData, actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(notices);
  const { preferences } = words;
  return (
    <OwnPage title={preferences.title}>
      <p>
        <Link to={path("/cabinet/notices")}>{text.notice.title}</Link>
      </p>
      <p className="lead">{preferences.lead}</p>
      <Addresses addresses={loaderData.addresses} />
      <ul>
        <li>
          {preferences.consent} <Link to={path("/cabinet/consents")}>{preferences.toConsents}</Link>
        </li>
        <li>{preferences.once}</li>
        <li>{preferences.quiet}</li>
        <li>{preferences.codes}</li>
      </ul>
      <h2>{preferences.choose}</h2>
      {actionData && !actionData.refusal && <p role="status">{preferences.saved(actionData.changed)}</p>}
      <RefusableForm refusal={actionData?.refusal ?? null}>
        {loaderData.preferences.map(({ subject, channels }) => (
          <SelectField
            key={subject}
            name={subject}
            label={words.subjects[subject]}
            options={Object.entries(
              subject === "ARTICLE" ? { ...preferences.ways, none: preferences.untold } : preferences.ways,
            )}
            initial={wayOf(channels)}
          />
        ))}
        {loaderData.subscribed && (
          <ThemeChoice themes={loaderData.themes} subscribed={loaderData.subscribed} />
        )}
        <SendButton busy={words.sending}>{preferences.save}</SendButton>
      </RefusableForm>
    </OwnPage>
  );
}

function Addresses({ addresses }: Pick<Loaded, "addresses">) {
  const words = useWords(notices);
  const { preferences } = words;
  if (addresses.length === 0) return <p role="status">{preferences.noAddresses}</p>;
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{preferences.addresses}</h2>
      <dl className="facts">
        {addresses.map(({ channel, address, isUsable }) => (
          <div key={channel}>
            <dt>{words.channels[channel]}</dt>
            <dd>
              {address}
              <span className="note">, {isUsable ? preferences.usable : preferences.unusable}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
