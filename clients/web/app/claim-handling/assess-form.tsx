import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { handling } from "../language/handling.js";
import { useWords } from "../language/language.js";
import type { Health_Claim } from "./health.js";

export const AssessForm_PayoutTable = graphql(`
  fragment AssessForm_PayoutTable on PayoutTable {
    sections {
      title
      articles {
        number
        rows {
          code
          title
          percent
        }
      }
    }
  }
`);

interface AssessFormProps {
  readonly claim: Pick<ResultOf<typeof Health_Claim>, "suggestions" | "assessment">;
  readonly revision: string;
  readonly table: ResultOf<typeof AssessForm_PayoutTable>;
}

const UNKNOWN = { count: 1, isXrayed: false, treatmentDays: null };

/** The rows that the words may mean and those found before, and any other row of the table. */
export function AssessForm({ claim: { suggestions, assessment }, revision, table }: AssessFormProps) {
  const words = useWords(handling);
  const found = assessment?.lines ?? [];
  const rows = [
    ...found.map(({ code, title, percent, count, isXrayed, treatmentDays }) => ({
      code,
      title,
      percent,
      isFound: true,
      facts: { count, isXrayed, treatmentDays },
    })),
    ...suggestions
      .filter(({ row }) => !found.some(({ code }) => code === row.code))
      .map(({ row: { code, title, percent } }) => ({ code, title, percent, isFound: false, facts: UNKNOWN })),
  ];
  return (
    <Form method="post" className="panel join-form" preventScrollReset>
      <input type="hidden" name="deed" value="assess" />
      <input type="hidden" name="revision" value={revision} />
      <h2>{words.assess}</h2>
      <p className="note">{words.assessLead}</p>
      {rows.map(({ code, title, percent, isFound, facts }) => (
        // What was found is known only after the deed is done and the form has been emptied.
        <fieldset key={JSON.stringify([code, isFound, facts])} className="finding">
          <legend className="unseen">{title}</legend>
          <div className="consent">
            <input type="checkbox" id={`row-${code}`} name="row" value={code} defaultChecked={isFound} />
            <label htmlFor={`row-${code}`} lang="ru">
              {code}. {title} — {percent} %
            </label>
          </div>
          <Facts name={code} {...facts} />
        </fieldset>
      ))}
      <fieldset className="finding">
        <legend className="unseen">{words.otherRow}</legend>
        <div className="field">
          <label htmlFor="other">{words.otherRow}</label>
          <select id="other" name="other" defaultValue="">
            <option value="">{words.noOtherRow}</option>
            {table.sections.map(({ title, articles }) => (
              <optgroup key={title} label={title}>
                {articles.flatMap((article) =>
                  article.rows.map((row) => (
                    <option key={row.code} value={row.code}>
                      {row.code}. {row.title} — {row.percent} %
                    </option>
                  )),
                )}
              </optgroup>
            ))}
          </select>
        </div>
        <Facts name="other" {...UNKNOWN} />
      </fieldset>
      <SendButton busy={words.sending}>{words.assessSubmit}</SendButton>
    </Form>
  );
}

interface FactsProps {
  readonly name: string;
  readonly count: number;
  readonly isXrayed: boolean;
  readonly treatmentDays: number | null;
}

/** What a row may need to be known of it. */
function Facts({ name, count, isXrayed, treatmentDays }: FactsProps) {
  const words = useWords(handling);
  return (
    <div className="finding-facts">
      <label htmlFor={`count-${name}`}>{words.count}</label>
      <input
        id={`count-${name}`}
        name={`count-${name}`}
        type="number"
        min={1}
        max={100}
        defaultValue={count}
      />
      <label htmlFor={`days-${name}`}>{words.days}</label>
      <input
        id={`days-${name}`}
        name={`days-${name}`}
        type="number"
        min={0}
        max={3_650}
        defaultValue={treatmentDays ?? undefined}
      />
      <span className="consent">
        <input
          type="checkbox"
          id={`xray-${name}`}
          name={`xray-${name}`}
          value="yes"
          defaultChecked={isXrayed}
        />
        <label htmlFor={`xray-${name}`}>{words.xray}</label>
      </span>
    </div>
  );
}
