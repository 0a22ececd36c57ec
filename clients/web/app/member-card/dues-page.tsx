import { Link } from "react-router";
import type { Route } from "./+types/dues-page.js";
import { PaymentRow, PaymentRow_DuesPayment } from "../dues/payment-row.js";
import { graphql } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { Fact } from "../layout/fact.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { readCard } from "./read-card.server.js";
import "../style/insurance.css";
import "../style/dues.css";

const CardDuesPage = graphql(
  `
    query CardDuesPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        duesForm
        duesPayments(first: 12) {
          nodes {
            ...PaymentRow_DuesPayment
          }
        }
      }
    }
  `,
  [CardFrame_Member, PaymentRow_DuesPayment],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, CardDuesPage);
}

export default function CardDues({ loaderData: { organisation, member } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { tabs } = useWords(memberCard);
  const words = useWords(memberCardRecord).dues;
  const { forms, noForm, own } = useWords(dues);
  const payments = member.duesPayments?.nodes ?? [];
  const kept = path(`/organisations/${organisation.id}/dues`);
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.dues}>
      <dl className="facts">
        <Fact name={words.form}>{member.duesForm ? forms[member.duesForm] : noForm}</Fact>
      </dl>
      <h3>{words.last}</h3>
      {payments.length === 0 && <p>{own.none}</p>}
      <ul className="claims dues-lines">
        {payments.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} />
        ))}
      </ul>
      <p className="row">
        <Link to={`${kept}/members/${member.id}`}>{words.all}</Link>
        <Link to={kept}>{words.record}</Link>
      </p>
    </CardFrame>
  );
}
