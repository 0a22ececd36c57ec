import { Form } from "react-router";
import { appealAnalysis } from "../language/appeal-analysis.js";
import { appealHandling } from "../language/appeal-handling.js";
import { useWords } from "../language/language.js";

interface DaysProps {
  readonly days: { readonly from: string; readonly until: string };
  /** What else the address says, to be kept. */
  readonly more?: Readonly<Record<string, string | null>>;
}

/** From which day until which. */
export function Days({ days: { from, until }, more = {} }: DaysProps) {
  const words = useWords(appealHandling);
  const sums = useWords(appealAnalysis);
  return (
    <Form method="get" className="row appeal-days">
      {Object.entries(more).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="field">
        <label htmlFor="from">{sums.from}</label>
        <input id="from" name="from" type="date" required defaultValue={from} max={until} />
      </div>
      <div className="field">
        <label htmlFor="until">{sums.until}</label>
        <input id="until" name="until" type="date" required defaultValue={until} min={from} />
      </div>
      <button className="button quiet">{words.show}</button>
    </Form>
  );
}
