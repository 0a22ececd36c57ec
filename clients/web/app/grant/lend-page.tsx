import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/lend-page.js";
import { ChooseMember } from "../form/choose-member.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { type Visit, visitOf } from "../session/visit.js";
import { doWithRight } from "./lend.server.js";
import { Right, Right_Grant } from "./right.js";
import { LENDABLE } from "./roles.js";
import "../style/join.css";

const LendPage = graphql(
  `
    query LendPage {
      viewer {
        id
        grants {
          ...Right_Grant
        }
      }
    }
  `,
  [Right_Grant],
);

/** One's own grant that can be lent; any other is no page. */
async function ownGrant(visit: Visit, request: Request, id: string) {
  const { viewer } = (await askForPage(visit, LendPage, {})).data;
  if (!viewer) throw signInFirst(request);
  const grant = viewer.grants.find((one) => one.id === id && one.lentBy === null);
  const roles = grant && LENDABLE[grant.role];
  if (!roles) throw data(null, 404);
  return { grant, roles };
}

export function loader({ context, request, params }: Route.LoaderArgs) {
  return ownGrant(visitOf(context), request, params.grantId);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { grant } = await ownGrant(visit, request, params.grantId);
  const again = await doWithRight(visit, grant, await request.formData());
  if (again) return data(again, again.refusal.problem ? 422 : 200);
  return redirect(languageIn(visit.locale).path("/cabinet/rights?done=lent"), 303);
}

export default function Lend({ loaderData: { grant, roles }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(rights);
  const { refusal = null, sought = null } = actionData ?? {};
  return (
    <OwnPage title={words.lend}>
      <p>
        <Link to={path("/cabinet/rights")}>{words.title}</Link>
      </p>
      <p className="lead">{words.lendLead}</p>
      <h2>{words.what}</h2>
      <Right grant={grant} />
      <RefusableForm refusal={refusal}>
        <ChooseMember
          legend={words.recipient}
          path="memberId"
          values={refusal?.values ?? {}}
          sought={sought}
        />
        <SelectField
          name="role"
          label={words.role}
          options={roles.map((role) => [role, words.roles[role]] as const)}
        />
        <TextField name="startsOn" label={words.startsOn} hint={words.todayHint} type="date" />
        <TextField name="endsOn" label={words.endsOn} hint={words.endsHint} type="date" isRequired />
        <TextField name="reason" label={words.reason} hint={words.reasonHint} />
        <SendButton busy={words.sending} deed="lend">
          {words.lendSubmit}
        </SendButton>
      </RefusableForm>
    </OwnPage>
  );
}
