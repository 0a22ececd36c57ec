import { useEffect } from "react";
import { Form, Link, useFetcher, useNavigate } from "react-router";
import { SendButton } from "../form/send-button.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { Moment } from "../layout/moment.js";
import type { Messenger } from "./ways.js";

/** Where the form of a messenger stands: what to do there, or what was in the way. */
export interface MessengerStep {
  readonly channel: Messenger;
  readonly way?: { readonly link: string; readonly code: string; readonly expiresAt: string };
  readonly problem?: string;
}

interface MessengerSectionProps {
  readonly channel: Messenger;
  /** Enough of whose it is; null where none is linked. */
  readonly address: string | null;
  /** Whether we write there now. */
  readonly isUsable: boolean;
  readonly step: MessengerStep | null;
}

const EACH_MS = 3_000;

/** A messenger: linking it by writing to us there with a code, disconnecting it. */
export function MessengerSection({ channel, address, isUsable, step }: MessengerSectionProps) {
  const words = useWords(notices);
  const { messengers } = words.preferences;
  const name = words.channels[channel];
  if (!isUsable && address === null) return null;
  const id = `messenger-${channel}`;
  return (
    <section className="notice-way" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {step?.problem && (
        <p className="problem" role="alert">
          {step.problem}
        </p>
      )}
      {address !== null ? (
        <Form method="post" className="row" preventScrollReset>
          <p>{messengers.address(address)}</p>
          <input type="hidden" name="channel" value={channel} />
          <SendButton busy={words.sending} deed="messenger-off" isQuiet>
            {messengers.disconnect(name)}
          </SendButton>
        </Form>
      ) : step?.way ? (
        <WayThere channel={channel} way={step.way} />
      ) : (
        <Form method="post" preventScrollReset>
          <p>{messengers.lead}</p>
          <input type="hidden" name="channel" value={channel} />
          <SendButton busy={words.sending} deed="messenger">
            {messengers.connect(name)}
          </SendButton>
        </Form>
      )}
    </section>
  );
}

type WayThereProps = Required<Pick<MessengerStep, "channel" | "way">>;

/** What to do in the messenger, until it has been done. */
function WayThere({ channel, way }: WayThereProps) {
  const { path } = useLanguage();
  const words = useWords(notices);
  const { messengers } = words.preferences;
  const name = words.channels[channel];
  const here = path("/cabinet/notices/preferences");
  const { load, data: looked } = useFetcher<{ addresses: readonly { channel: string }[] }>();
  const navigate = useNavigate();
  const isLinked = looked?.addresses.some((one) => one.channel === channel) ?? false;
  useEffect(() => {
    if (isLinked) return void navigate(`${here}?done=messenger`, { replace: true, preventScrollReset: true });
    const timer = setInterval(() => void load(here), EACH_MS);
    return () => clearInterval(timer);
  }, [isLinked, here, load, navigate]);
  return (
    <ol>
      <li>
        <a href={way.link} target="_blank" rel="noreferrer">
          {messengers.open(name)}
        </a>
      </li>
      <li>
        {messengers.write}
        <p className="code">
          <output>{way.code}</output>
        </p>
        <span className="note">
          {messengers.until} <Moment value={way.expiresAt} isExact />
        </span>
      </li>
      <li>
        {messengers.wait} <Link to={here}>{messengers.look}</Link>
      </li>
    </ol>
  );
}
