import type { ReactNode } from "react";
import { Form } from "react-router";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { useWords } from "../language/language.js";
import { reports } from "../language/reports.js";
import { FORM_FORMATS, FORMATS, REPORTS } from "./reports.js";
import type { TakenOut } from "./take-out.server.js";
import { TakenOutFile } from "./taken-out-file.js";
import "../style/period.css";

interface TakeOutProps {
  readonly filesUrl: string;
  /** The day until which there are figures. */
  readonly today: string;
  readonly taken: TakenOut | undefined;
}

/** Reports as files: for a spreadsheet, or for paper. */
export function TakeOut({ filesUrl, today, taken }: TakeOutProps) {
  const words = useWords(reports);
  const year = today.slice(0, 4);
  return (
    <section className="panel" aria-labelledby="take-out">
      <h2 id="take-out">{words.title}</h2>
      <p className="note">{words.lead}</p>
      <TakenOutFile filesUrl={filesUrl} taken={taken} label={words.download} />
      <Taking deed="report">
        <SelectField
          name="report"
          label={words.report}
          options={REPORTS.map((one) => [one, words.reports[one]])}
        />
        <div className="field">
          <label htmlFor="report-on">{words.on}</label>
          <input id="report-on" name="on" type="date" max={today} defaultValue={today} />
        </div>
        <SelectField
          name="format"
          label={words.format}
          options={FORMATS.map((one) => [one, words.formats[one]])}
        />
      </Taking>
      <Taking deed="form">
        <div className="field">
          <label htmlFor="form-year">{words.year}</label>
          <input
            id="form-year"
            name="year"
            type="number"
            required
            min="2022"
            max={year}
            defaultValue={year}
          />
        </div>
        <SelectField
          name="formFormat"
          label={words.format}
          options={FORM_FORMATS.map((one) => [one, words.formats[one]])}
        />
      </Taking>
      <Taking deed="passport" />
    </section>
  );
}

interface TakingProps {
  readonly deed: "report" | "form" | "passport";
  readonly children?: ReactNode;
}

function Taking({ deed, children }: TakingProps) {
  const words = useWords(reports);
  return (
    <Form method="post" className="row days-form" preventScrollReset>
      {children}
      <SendButton busy={words.busy} isQuiet deed={deed}>
        {words.deeds[deed]}
      </SendButton>
    </Form>
  );
}
