import type { ReactNode } from "react";
import { Form } from "react-router";
import { useWords } from "../language/language.js";
import { period } from "../language/period.js";
import "../style/period.css";

interface DaysProps {
  readonly days: { readonly from: string; readonly until: string };
  /** What else the address says, to be kept. */
  readonly more?: Readonly<Record<string, string | null>>;
  /** What else is chosen with the days. */
  readonly children?: ReactNode;
}

/** From which day until which. */
export function Days({ days: { from, until }, more = {}, children }: DaysProps) {
  const words = useWords(period);
  return (
    <Form method="get" className="row days-form">
      {Object.entries(more).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="field">
        <label htmlFor="from">{words.from}</label>
        <input id="from" name="from" type="date" required defaultValue={from} max={until} />
      </div>
      <div className="field">
        <label htmlFor="until">{words.until}</label>
        <input id="until" name="until" type="date" required defaultValue={until} min={from} />
      </div>
      {children}
      <button className="button quiet">{words.show}</button>
    </Form>
  );
}
