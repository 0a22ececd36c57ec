import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { Moment } from "../layout/moment.js";
import { TurnOnButton } from "./turn-on-button.js";
import "../style/cabinet.css";

export const DevicesSection_Account = graphql(`
  fragment DevicesSection_Account on Account @_unmask {
    pushKey
    pushDevices {
      id
      name
      isOfThisSession
      addedAt
      lastUsedAt
    }
  }
`);

interface DevicesSectionProps {
  readonly account: ResultOf<typeof DevicesSection_Account>;
  readonly problem: string | null;
}

/** The devices that show notices, and the way to have this one do so. */
export function DevicesSection({ account: { pushKey, pushDevices }, problem }: DevicesSectionProps) {
  const words = useWords(notices);
  const { devices } = words.preferences;
  const known = pushDevices ?? [];
  if (pushKey === null && known.length === 0) return null;
  return (
    <section className="notice-way" aria-labelledby="devices">
      <h2 id="devices">{devices.title}</h2>
      <p>{devices.lead}</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {known.length > 0 && (
        <ul className="purchases">
          {known.map(({ id, name, isOfThisSession, addedAt, lastUsedAt }) => (
            <li key={id}>
              <strong>{name}</strong>
              {isOfThisSession && `, ${devices.here}`}
              <br />
              <span className="note">
                {devices.since} <Moment value={addedAt} isExact />.
                {lastUsedAt && (
                  <>
                    {" "}
                    {devices.lastUsed} <Moment value={lastUsedAt} isExact />.
                  </>
                )}
              </span>
              <Form method="post" preventScrollReset aria-label={devices.turnOffNamed(name)}>
                <input type="hidden" name="deviceId" value={id} />
                <SendButton busy={words.sending} deed="device-off" isQuiet>
                  {devices.turnOff}
                </SendButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {known.some(({ isOfThisSession }) => isOfThisSession) ? (
        <p>{devices.isOn}</p>
      ) : (
        pushKey !== null && <TurnOnButton pushKey={pushKey} />
      )}
    </section>
  );
}
