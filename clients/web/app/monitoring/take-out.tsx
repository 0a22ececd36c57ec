import { Form } from "react-router";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { FORMATS } from "../statistics/reports.js";
import type { TakenOut } from "../statistics/take-out.server.js";
import { TakenOutFile } from "../statistics/taken-out-file.js";
import "../style/period.css";

interface TakeOutProps {
  readonly filesUrl: string;
  readonly taken: TakenOut | null;
}

/** The answers as a file for a spreadsheet. */
export function TakeOut({ filesUrl, taken }: TakeOutProps) {
  const { takeOut: words, sending } = useWords(monitorings);
  return (
    <section className="panel" aria-labelledby="take-out">
      <h2 id="take-out">{words.title}</h2>
      <p className="note">{words.lead}</p>
      <TakenOutFile filesUrl={filesUrl} taken={taken} label={words.download} />
      <Form method="post" className="row days-form" preventScrollReset>
        <SelectField
          name="format"
          label={words.format}
          options={FORMATS.map((one) => [one, words.formats[one]])}
        />
        <SendButton busy={sending} isQuiet deed="export">
          {words.submit}
        </SendButton>
      </Form>
    </section>
  );
}
