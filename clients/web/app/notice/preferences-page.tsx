import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/preferences-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DevicesSection, DevicesSection_Account } from "./devices-section.js";
import { JabberSection } from "./jabber-section.js";
import { MessengerSection } from "./messenger-section.js";
import { deal, type Done, doneIn } from "./preferences-deeds.server.js";
import { ThemeChoice, ThemeChoice_Theme } from "./theme-choice.js";
import { type Channel, MESSENGERS, type Way, wayOf, waysBy } from "./ways.js";
import "../style/join.css";
import "../style/notice.css";

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
        noticeChannels
        ...DevicesSection_Account
        subscribedThemes {
          code
        }
      }
      mailingThemes {
        ...ThemeChoice_Theme
      }
    }
  `,
  [DevicesSection_Account, ThemeChoice_Theme],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), PreferencesPage, {});
  const { viewer, mailingThemes: themes } = answer.data;
  if (!viewer) throw signInFirst(request);
  return {
    preferences: found(viewer.noticePreferences, answer.faults),
    addresses: found(viewer.noticeAddresses, answer.faults),
    channels: viewer.noticeChannels ?? [],
    devices: viewer,
    themes,
    // Mailings go to members: nobody else has any to subscribe to.
    subscribed: viewer.subscribedThemes?.map(({ code }) => code) ?? null,
    done: doneIn(new URL(request.url).searchParams.get("done")),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const dealt = await deal(visitOf(context), await request.formData());
  if (dealt.done) return redirect(`${new URL(request.url).pathname}?done=${dealt.done}`, 303);
  return data(
    dealt,
    dealt.refusal || dealt.problem || dealt.step?.refusal || dealt.messenger?.problem ? 422 : 200,
  );
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Preferences({ loaderData, actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { preferences } = useWords(notices);
  const { addresses, channels, devices, done } = loaderData;
  const problemOf = (...deeds: Done[]) =>
    actionData?.problem && deeds.includes(actionData.problem.of) ? actionData.problem.sentence : null;
  const addressIn = (wanted: Channel) => addresses.find(({ channel }) => channel === wanted)?.address ?? null;
  return (
    <OwnPage title={preferences.title}>
      <p>
        <Link to={path("/cabinet/notices")}>{text.notice.title}</Link>
      </p>
      <p className="lead">{preferences.lead}</p>
      <div role="status">{done && !actionData && <p className="done">{preferences.done[done]}</p>}</div>
      <Addresses addresses={addresses} />
      <JabberSection
        address={addressIn("JABBER")}
        isUsable={channels.includes("JABBER")}
        step={actionData?.step ?? null}
        problem={problemOf("jabber-off")}
      />
      {MESSENGERS.map((channel) => (
        <MessengerSection
          key={channel}
          channel={channel}
          address={addressIn(channel)}
          isUsable={channels.includes(channel)}
          step={actionData?.messenger?.channel === channel ? actionData.messenger : null}
        />
      ))}
      <DevicesSection account={devices} problem={problemOf("device", "device-off")} />
      <h2>{preferences.choose}</h2>
      <ul>
        <li>
          {preferences.consent} <Link to={path("/cabinet/consents")}>{preferences.toConsents}</Link>
        </li>
        <li>{preferences.once}</li>
        <li>{preferences.quiet}</li>
        <li>{preferences.codes}</li>
      </ul>
      {actionData?.changed !== undefined && !actionData.refusal && (
        <p role="status">{preferences.saved(actionData.changed)}</p>
      )}
      <Choices loaded={loaderData} refusal={actionData?.refusal ?? null} />
    </OwnPage>
  );
}

/** By which way one is told of each subject, and on which themes. */
function Choices({ loaded, refusal }: { loaded: Loaded; refusal: Refusal | null }) {
  const words = useWords(notices);
  const { preferences } = words;
  const ways = waysBy([
    "EMAIL",
    "SMS",
    ...(loaded.addresses.some(({ channel }) => channel === "JABBER") ? ["JABBER" as const] : []),
    ...(loaded.devices.pushDevices?.length ? ["PUSH" as const] : []),
    ...MESSENGERS.filter((messenger) => loaded.addresses.some(({ channel }) => channel === messenger)),
  ]);
  const nameOf = ([first, ...others]: Way, subject: string) => {
    if (!first) return subject === "ARTICLE" ? preferences.untold : preferences.nowhereElse;
    return [words.channels[first], ...others.map((channel) => preferences.afterwards[channel])].join(", ");
  };
  return (
    <RefusableForm refusal={refusal}>
      {loaded.preferences.map(({ subject, channels }) => {
        // What was chosen stays to be chosen, also where there is no address for it any more.
        const isKnown = ways.some((way) => wayOf(way) === wayOf(channels));
        const options = (isKnown ? ways : [...ways, channels]).map(
          (way) => [wayOf(way), nameOf(way, subject)] as const,
        );
        return (
          <SelectField
            key={subject}
            name={subject}
            label={words.subjects[subject]}
            options={options}
            initial={wayOf(channels)}
          />
        );
      })}
      {loaded.subscribed && <ThemeChoice themes={loaded.themes} subscribed={loaded.subscribed} />}
      <SendButton busy={words.sending}>{preferences.save}</SendButton>
    </RefusableForm>
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
