import { Form, Link } from "react-router";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { useLanguage, useWords } from "../language/language.js";
import { Roubles } from "../layout/roubles.js";
import { NextPage } from "../list/next-page.js";

export const Sheet_DuesSheet = graphql(`
  fragment Sheet_DuesSheet on DuesSheet @_unmask {
    closedAt
    memberCount
    payerCount
    paid {
      kopecks
    }
    lines(first: 20, after: $after, onlyDebtors: $onlyDebtors) {
      nodes {
        form
        expected {
          kopecks
        }
        paid {
          kopecks
        }
        member {
          id
          displayName
          name {
            full
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type DuesSheet = ResultOf<typeof Sheet_DuesSheet>;

interface SheetProps {
  readonly organisationId: string;
  readonly sheet: DuesSheet;
  readonly month: string;
  readonly onlyDebtors: boolean;
  /** Tells this sending of a form from every other. */
  readonly formKey: string;
  readonly refusal: Refusal | null;
}

/** The dues of a month, member by member. */
export function Sheet({ organisationId, sheet, month, onlyDebtors, formKey, refusal }: SheetProps) {
  const { day } = useLanguage();
  const words = useWords(dues);
  const { closedAt, memberCount, payerCount, paid, lines } = sheet;
  return (
    <>
      <dl className="facts">
        <dt>{words.members}</dt>
        <dd>{memberCount}</dd>
        <dt>{words.payers}</dt>
        <dd>{payerCount}</dd>
        <dt>{words.paid}</dt>
        <dd>
          <Roubles {...paid} />
        </dd>
      </dl>
      {closedAt ? <p>{words.closed(day(closedAt))}</p> : <Close month={month} />}
      <ul className="chips">
        <li>
          <Link to={`?month=${month}`} aria-current={onlyDebtors ? undefined : "page"} preventScrollReset>
            {words.all}
          </Link>
        </li>
        <li>
          <Link
            to={`?month=${month}&debtors=`}
            aria-current={onlyDebtors ? "page" : undefined}
            preventScrollReset
          >
            {words.debtors}
          </Link>
        </li>
      </ul>
      {lines.nodes.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="claims dues-lines">
        {lines.nodes.map((line) => (
          <Line
            key={line.member.id}
            organisationId={organisationId}
            line={line}
            month={month}
            formKey={formKey}
            isClosed={closedAt !== null}
            refusal={refusal?.values["member"] === line.member.id ? refusal : null}
          />
        ))}
      </ul>
      <NextPage pageInfo={lines.pageInfo} kept={{ month, ...(onlyDebtors && { debtors: "" }) }}>
        {words.next}
      </NextPage>
    </>
  );
}

interface LineProps {
  readonly organisationId: string;
  readonly line: DuesSheet["lines"]["nodes"][number];
  readonly month: string;
  readonly formKey: string;
  readonly isClosed: boolean;
  readonly refusal: Refusal | null;
}

function Line({ organisationId, line, month, formKey, isClosed, refusal }: LineProps) {
  const { path } = useLanguage();
  const words = useWords(dues);
  const { member, form, expected, paid } = line;
  return (
    <li>
      <strong lang="ru">{member.name?.full ?? member.displayName}</strong>
      <Roubles {...paid} />
      <span className="note">
        {form ? words.forms[form] : words.noForm}
        {expected && expected.kopecks > 0 && (
          <>
            . {words.expected}: <Roubles {...expected} />
          </>
        )}
      </span>
      {paid.kopecks !== 0 && (
        <Link to={path(`/organisations/${organisationId}/dues/members/${member.id}`)}>{words.payments}</Link>
      )}
      {!isClosed && form !== "EXEMPT" && (
        <details open={refusal !== null || undefined}>
          <summary>{words.record}</summary>
          <Record key={paid.kopecks} line={line} month={month} formKey={formKey} refusal={refusal} />
        </details>
      )}
    </li>
  );
}

function Record({
  line: { member, form, expected },
  month,
  formKey,
  refusal,
}: Omit<LineProps, "organisationId" | "isClosed">) {
  const words = useWords(dues);
  const { id } = member;
  const typed = (name: string, initial = "") => refusal?.values[name] ?? initial;
  const usual = form === null || form === "EXEMPT" ? "CASH" : form;
  return (
    <Form method="post" className="join-form" preventScrollReset>
      {refusal && (
        <p className="problem" role="alert">
          {Object.values(refusal.faults).join(" ") || refusal.problem}
        </p>
      )}
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="member" value={id} />
      <input type="hidden" name="key" value={typed("key", `${formKey}-${id}`)} />
      <div className="field">
        <label htmlFor={`sum-${id}`}>{words.sum}</label>
        <input
          id={`sum-${id}`}
          name="sum"
          required
          inputMode="decimal"
          maxLength={20}
          defaultValue={typed("sum", expected ? String(expected.kopecks / 100) : "")}
        />
      </div>
      <div className="field">
        <label htmlFor={`form-${id}`}>{words.form}</label>
        <select id={`form-${id}`} name="form" defaultValue={typed("form", usual)}>
          {(["CASH", "WITHHELD", "CARD"] as const).map((one) => (
            <option key={one} value={one}>
              {words.forms[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`on-${id}`}>{words.paidOn}</label>
        <input id={`on-${id}`} type="date" name="paidOn" defaultValue={typed("paidOn")} />
        <p className="note">{words.paidOnHint}</p>
      </div>
      <div className="field">
        <label htmlFor={`reference-${id}`}>{words.reference}</label>
        <input id={`reference-${id}`} name="reference" maxLength={60} defaultValue={typed("reference")} />
      </div>
      <SendButton busy={words.sending} deed="record" isQuiet>
        {words.save}
      </SendButton>
    </Form>
  );
}

function Close({ month }: { month: string }) {
  const words = useWords(dues);
  return (
    <details className="panel">
      <summary>{words.close}</summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="month" value={month} />
        <p>{words.closeLead}</p>
        <SendButton busy={words.sending} deed="close" isQuiet>
          {words.closeSubmit}
        </SendButton>
      </Form>
    </details>
  );
}
