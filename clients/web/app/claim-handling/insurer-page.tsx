import type { ReactNode } from "react";
import { data, Form, Link } from "react-router";
import type { Route } from "./+types/insurer-page.js";
import { SendButton } from "../form/send-button.js";
import { graphql } from "../gateway/graphql.js";
import { handling } from "../language/handling.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";
import { askHandler } from "../session/ask-handler.server.js";
import { dealWithInsurer, type InsurerAnswer } from "./insurer.server.js";
import "../style/insurance.css";
import "../style/join.css";

const InsurerPage = graphql(`
  query InsurerPage {
    viewer {
      id
      grants {
        id
        role
        organisation {
          id
          name
          insuredCount
          insuranceProgramme {
            id
            name
            insurer
          }
        }
      }
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { viewer } = (await askHandler(visit, request, InsurerPage, {})).data;
  const places = (viewer?.grants ?? []).flatMap(({ role, organisation }) =>
    role === "INSURANCE_HANDLER" && organisation ? [organisation] : [],
  );
  if (places.length === 0) throw data(null, 404);
  return { places, filesUrl: visit.publicGatewayUrl };
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await dealWithInsurer(visitOf(context), await request.formData());
  return data(answer, answer.problem ? 422 : 200);
}

type Place = Route.ComponentProps["loaderData"]["places"][number];

export default function Insurer({ loaderData: { places, filesUrl }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { insurer: words, back, sending } = useWords(handling);
  return (
    <div className="page narrow">
      <PageHead title={words.title} isPrivate />
      <p>
        <Link to={path("/insurance/claims")}>{back}</Link>
      </p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <div role="status">{actionData && <Answered answer={actionData} filesUrl={filesUrl} />}</div>
      {places.map((place) => (
        <Lists key={place.id} place={place} />
      ))}
      <Form method="post" encType="multipart/form-data" className="panel join-form">
        <h2>{words.answer}</h2>
        <p>{words.answerLead}</p>
        <input type="hidden" name="deed" value="answer" />
        <div className="field">
          <label htmlFor="file">{words.file}</label>
          <input id="file" name="file" type="file" required accept=".xlsx,.csv" />
        </div>
        <SendButton busy={sending}>{words.take}</SendButton>
      </Form>
    </div>
  );
}

function Lists({ place: { id, name, insuredCount, insuranceProgramme } }: { place: Place }) {
  const words = useWords(handling).insurer;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} lang="ru">
        {name}
      </h2>
      {insuranceProgramme && (
        <p lang="ru">
          {insuranceProgramme.name}. {insuranceProgramme.insurer}
        </p>
      )}
      {insuredCount !== null && <p>{words.count(insuredCount)}</p>}
      <Make deed="insured" organisationId={id} title={words.insured}>
        <div className="field">
          <label htmlFor={`on-${id}`}>{words.on}</label>
          <input id={`on-${id}`} type="date" name="on" />
        </div>
      </Make>
      <Make deed="claims" organisationId={id} title={words.claims}>
        <p>{words.claimsLead}</p>
      </Make>
    </section>
  );
}

interface MakeProps {
  readonly deed: string;
  readonly organisationId: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Make({ deed, organisationId, title, children }: MakeProps) {
  const { sending } = useWords(handling);
  return (
    <Form method="post" className="join-form">
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="organisation" value={organisationId} />
      {children}
      <SendButton busy={sending}>{title}</SendButton>
    </Form>
  );
}

function Answered({ answer, filesUrl }: { answer: InsurerAnswer; filesUrl: string }) {
  const words = useWords(handling).insurer;
  const { problem, insured, claims, taken } = answer;
  const link = insured?.link ?? claims?.link;
  return (
    <>
      {problem && <p className="problem">{problem}</p>}
      {insured && <p>{words.count(insured.insuredCount)}</p>}
      {claims && <p>{words.claimsMade(claims.number, claims.claimCount)}</p>}
      {link && (
        <p>
          <a className="button" href={`${filesUrl}${link}`} target="_blank" rel="noreferrer">
            {words.download}
          </a>
        </p>
      )}
      {taken && (
        <section className="panel" aria-labelledby="taken">
          <h2 id="taken">{words.taken(taken.appliedCount, taken.rows.length)}</h2>
          <ul className="checklist">
            {taken.rows.map(({ line, number, verdict, isSumOther }) => (
              <li key={line} data-there={["APPLIED", "ALREADY_SO"].includes(verdict) || undefined}>
                {words.line(line, number)}: {words.verdicts[verdict]}
                {isSumOther && <strong> {words.otherSum}</strong>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
