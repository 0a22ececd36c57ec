import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { dues } from "../language/dues.js";
import { useWords } from "../language/language.js";
import type { Unreconciled } from "./reconcile.server.js";

interface ReconcileFormProps {
  readonly month: string;
  readonly unreconciled: Unreconciled | null;
}

/** An employer's list is sent; where its titles say nothing, its columns are named. */
export function ReconcileForm({ month, unreconciled }: ReconcileFormProps) {
  const words = useWords(dues);
  const titles = unreconciled?.titles ?? [];
  const columns = titles.map((title, place) => [String(place), title || String(place + 1)] as const);
  return (
    <section className="panel" aria-labelledby="reconcile">
      <h2 id="reconcile">{words.reconcile}</h2>
      <p>{words.reconcileLead}</p>
      <Form method="post" encType="multipart/form-data" className="join-form" preventScrollReset>
        {unreconciled && (
          <p className="problem" role="alert">
            {unreconciled.problem}
          </p>
        )}
        <input type="hidden" name="month" value={month} />
        <div className="field">
          <label htmlFor="file">{words.file}</label>
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".csv,.xlsx"
            aria-describedby="file-hint"
          />
          <p className="note" id="file-hint">
            {words.fileHint}
          </p>
        </div>
        {titles.length > 0 && (
          <>
            <Column name="name" label={words.nameColumn} columns={columns} />
            <Column name="withheld" label={words.withheldColumn} columns={columns} />
            <Column name="wage" label={words.wageColumn} columns={[["", words.noColumn], ...columns]} />
          </>
        )}
        <div className="consent">
          <input
            type="checkbox"
            id="record"
            name="record"
            defaultChecked={unreconciled?.isRecorded ?? false}
          />
          <label htmlFor="record">{words.withRecord}</label>
        </div>
        <SendButton busy={words.sending} deed="reconcile">
          {words.reconcileSubmit}
        </SendButton>
      </Form>
    </section>
  );
}

interface ColumnProps {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly (readonly [value: string, title: string])[];
}

function Column({ name, label, columns }: ColumnProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} lang="ru">
        {columns.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
