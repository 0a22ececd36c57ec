import { useContext } from "react";
import { Refused } from "../form/field.js";
import type { ResultOf } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useLanguage, useWords } from "../language/language.js";
import { nameOf, type PersonCard_Member } from "./person-card.js";

interface KeptFieldProps {
  readonly cards: readonly ResultOf<typeof PersonCard_Member>[];
}

/** Which of the cards is kept: one that is on a register. */
export function KeptField({ cards }: KeptFieldProps) {
  const refusal = useContext(Refused);
  const { day } = useLanguage();
  const { unset, merge: words } = useWords(duplicates);
  const onRegister = cards.filter(({ status }) => status === "ON_REGISTER");
  const chosen = refusal?.values["kept"] ?? onRegister[0]?.id;
  const fault = refusal?.faults["kept"];
  return (
    <fieldset>
      <legend>{words.kept}</legend>
      {onRegister.map((person) => (
        <label key={person.id} className="duplicate-choice">
          <input type="radio" name="kept" value={person.id} defaultChecked={person.id === chosen} />
          <span lang="ru">
            {[nameOf(person), person.bornOn ? day(person.bornOn) : unset, person.organisation?.name].join(
              ", ",
            )}
          </span>
        </label>
      ))}
      {fault && <p className="problem">{fault}</p>}
    </fieldset>
  );
}
