import { useContext } from "react";
import { Refused } from "../form/field.js";
import { markOf } from "../form/marked.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import "../style/appeal.css";

export const ThemeChoice_Theme = graphql(`
  fragment ThemeChoice_Theme on MailingTheme @_unmask {
    code
    name
    description
  }
`);

interface ThemeChoiceProps {
  readonly themes: readonly ResultOf<typeof ThemeChoice_Theme>[];
  /** The codes of those to which the member has subscribed. */
  readonly subscribed: readonly string[];
}

/** The themes of mailings, to be ticked. */
export function ThemeChoice({ themes, subscribed }: ThemeChoiceProps) {
  const { preferences } = useWords(notices);
  const refusal = useContext(Refused);
  return (
    <fieldset aria-describedby="themes-hint">
      <legend>{preferences.themes}</legend>
      <p className="note" id="themes-hint">
        {preferences.themesHint}
      </p>
      {themes.map(({ code, name, description }) => {
        const field = markOf("theme", { id: code, name });
        return (
          <div key={code}>
            <div className="consent">
              <input
                type="checkbox"
                id={field}
                name={field}
                value={name}
                defaultChecked={refusal ? refusal.values[field] !== undefined : subscribed.includes(code)}
                aria-describedby={`${field}-hint`}
              />
              <label htmlFor={field}>{name}</label>
            </div>
            <p className="note" id={`${field}-hint`}>
              {description}
            </p>
          </div>
        );
      })}
    </fieldset>
  );
}
