import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/rights-page.js";
import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { revokeDelegation } from "./revoke.server.js";
import { Right, Right_Grant } from "./right.js";
import { LENDABLE } from "./roles.js";
import "../style/appeal.css";
import "../style/join.css";

const RightsPage = graphql(
  `
    query RightsPage {
      viewer {
        id
        grants {
          ...Right_Grant
        }
        delegations {
          ...Right_Grant
        }
      }
    }
  `,
  [Right_Grant],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { viewer } = (await askForPage(visitOf(context), RightsPage, {})).data;
  if (!viewer) throw signInFirst(request);
  const done = new URL(request.url).searchParams.get("done");
  return { grants: viewer.grants, delegations: viewer.delegations, done };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const refusal = await revokeDelegation(visitOf(context), form);
  if (refusal) return data({ grantId: form.get("grantId"), refusal }, 422);
  return redirect(`${new URL(request.url).pathname}?done=revoked`, 303);
}

export default function Rights({ loaderData, actionData }: Route.ComponentProps) {
  const { grants, delegations, done } = loaderData;
  const { path } = useLanguage();
  const words = useWords(rights);
  const isDone = !actionData && done !== null && Object.hasOwn(words.done, done);
  const refusalOf = (id: string) => (actionData?.grantId === id ? actionData.refusal : null);
  return (
    <OwnPage title={words.title}>
      <p className="lead">{words.lead}</p>
      <div role="status">
        {isDone && <p className="done">{words.done[done as keyof typeof words.done]}</p>}
      </div>
      <h2>{words.held}</h2>
      {grants.length === 0 && <p>{words.nothingHeld}</p>}
      {grants.map((grant) => (
        <Right key={grant.id} grant={grant}>
          {grant.lentBy === null && LENDABLE[grant.role] && (
            <p>
              <Link className="button quiet" to={path(`/cabinet/rights/${grant.id}/lend`)}>
                {words.lend}
              </Link>
            </p>
          )}
          {grant.lentBy !== null && (
            <EndDelegation id={grant.id} words={words.giveBack} refusal={refusalOf(grant.id)} />
          )}
        </Right>
      ))}
      <h2>{words.lent}</h2>
      {delegations.length === 0 && <p>{words.nothingLent}</p>}
      {delegations.map((grant) => (
        <Right key={grant.id} grant={{ ...grant, lentBy: null }} isLent>
          <EndDelegation id={grant.id} words={words.revoke} refusal={refusalOf(grant.id)} />
        </Right>
      ))}
    </OwnPage>
  );
}

interface EndDelegationProps {
  readonly id: string;
  readonly words: (typeof rights)["ru"]["revoke"];
  readonly refusal: Refusal | null;
}

/** What was lent ends: taken back by whoever lent it, or given back. */
function EndDelegation({ id, words: { title, lead, submit }, refusal }: EndDelegationProps) {
  const { sending } = useWords(rights);
  return (
    <FoldedForm deed="revoke" title={title} submit={submit} busy={sending} refusal={refusal}>
      <p>{lead}</p>
      <input type="hidden" name="grantId" value={id} />
    </FoldedForm>
  );
}
