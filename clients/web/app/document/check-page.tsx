import { Form } from "react-router";
import type { Route } from "./+types/check-page.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";

const DocumentCheck = graphql(`
  query DocumentCheck($code: String!) {
    documentCheck(code: $code) {
      title
      writtenOn
      initials
      isLatest
      isCardInForce
      organisation {
        id
        fullName
      }
    }
  }
`);

type Found = ResultOf<typeof DocumentCheck>["documentCheck"];

const LONGEST_CODE = 40;

/** Whoever holds a paper comes here by its QR sign, or types the code below it. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const typed = params.code ?? new URL(request.url).searchParams.get("code") ?? "";
  const code = typed.trim().slice(0, LONGEST_CODE);
  if (code === "") return { code, found: null, isDown: false };
  const answer = await askForPart(visitOf(context), DocumentCheck, { code });
  return { code, found: answer?.documentCheck ?? null, isDown: answer === null };
}

export default function CheckPage({ loaderData: { code, found, isDown } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  return (
    <div className="page narrow">
      <PageHead title={text.check.title} isPrivate />
      <h1 tabIndex={-1}>{text.check.title}</h1>
      {code !== "" && <Verdict found={found} isDown={isDown} />}
      <Form method="get" action={path("/check")} className="panel">
        <div className="field">
          <label htmlFor="code">{text.check.code}</label>
          <input
            id="code"
            name="code"
            required
            maxLength={LONGEST_CODE}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={code}
          />
        </div>
        <button className="button">{text.check.submit}</button>
      </Form>
    </div>
  );
}

function Verdict({ found, isDown }: { found: Found; isDown: boolean }) {
  const { text } = useLanguage();
  if (isDown) return <p role="status">{text.problem.failed}</p>;
  if (!found) {
    return (
      <section className="panel" role="status">
        <h2>{text.check.unknown}</h2>
        <p>{text.check.unknownLead}</p>
      </section>
    );
  }
  const { title, writtenOn, initials, isLatest, isCardInForce, organisation } = found;
  return (
    <section className="panel" role="status">
      <h2>{text.check.genuine}</h2>
      {isCardInForce !== null && (
        <p>
          <strong>{isCardInForce ? text.check.cardCounts : text.check.cardIsOut}</strong>
        </p>
      )}
      <p lang="ru">{title}</p>
      {organisation && <p lang="ru">{organisation.fullName}</p>}
      <p>
        {text.check.day(writtenOn.split("-").toReversed().join("."))}
        {initials && `, ${text.check.about(initials)}`}
      </p>
      {!isLatest && <p>{text.check.later}</p>}
      <p className="note">{text.check.compare}</p>
    </section>
  );
}
