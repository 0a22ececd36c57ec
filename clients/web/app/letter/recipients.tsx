import { Field } from "../form/field.js";
import { SendButton } from "../form/send-button.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { type Level, levelsBelow } from "./levels.js";

export const Recipients_Organisation = graphql(`
  fragment Recipients_Organisation on Organisation {
    id
    name
  }
`);

type Named = FragmentOf<typeof Recipients_Organisation>;

interface RecipientsProps {
  readonly level: Level;
  readonly toLevels: readonly Level[];
  readonly chosen: readonly Named[];
  readonly search: string;
  /** What was found by the words sought; null where nothing was. */
  readonly offered: readonly Named[] | null;
}

/** To whom a letter goes: the chairs of whole levels, and of organisations by name. To look for one saves the draft first. */
export function Recipients({ level, toLevels, chosen, search, offered }: RecipientsProps) {
  const words = useWords(letters);
  const below = levelsBelow(level);
  const named = readFragment(Recipients_Organisation, chosen);
  const others = readFragment(Recipients_Organisation, offered ?? []).filter(
    ({ id }) => !named.some((one) => one.id === id),
  );
  return (
    <>
      {below.length > 0 && (
        <fieldset>
          <legend>{words.toLevels}</legend>
          {below.map((one) => (
            <Box
              key={one}
              name="toLevel"
              value={one}
              label={words.levels[one]}
              isChecked={toLevels.includes(one)}
            />
          ))}
        </fieldset>
      )}
      <fieldset id="named">
        <legend>{words.named}</legend>
        {named.map(({ id, name }) => (
          <Box key={id} name="to" value={id} label={name} isChecked />
        ))}
        <Field name="find" label={words.find} hint={words.findHint} initial={search}>
          {(given) => <input type="search" maxLength={200} {...given} />}
        </Field>
        <div>
          <SendButton busy={words.sending} deed="find" isQuiet>
            {words.findSubmit}
          </SendButton>
        </div>
        {others.length > 0 && (
          <>
            <p role="status">{words.add}</p>
            {others.map(({ id, name }) => (
              <Box key={id} name="to" value={id} label={name} />
            ))}
          </>
        )}
        {offered?.length === 0 && <p role="status">{words.nothing(search)}</p>}
      </fieldset>
    </>
  );
}

interface BoxProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly isChecked?: boolean;
}

function Box({ name, value, label, isChecked }: BoxProps) {
  const id = `${name}-${value}`;
  return (
    <div className="consent">
      <input type="checkbox" id={id} name={name} value={value} defaultChecked={isChecked} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
