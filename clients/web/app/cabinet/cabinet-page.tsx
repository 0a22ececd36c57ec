import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/cabinet-page.js";
import { writtenIn } from "../form/written.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { cardSystem } from "../language/card-system.js";
import { benefits } from "../language/benefits.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { ownData } from "../language/own-data.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { Roubles } from "../layout/roubles.js";
import { Sums } from "../layout/sums.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { giveConsent } from "../own-data/consent.server.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { dayOf } from "../language/format.js";
import { rights } from "../language/rights.js";
import { ways } from "../language/ways.js";
import "../style/cabinet.css";

const CabinetPage = graphql(`
  query CabinetPage($from: PlainDate!, $until: PlainDate!, $after: String) {
    consentTexts(onJoining: false) {
      purpose
      version
      title
      text
    }
    viewer {
      member {
        id
        benefit(from: $from, until: $until) {
          discounts {
            kopecks
          }
          cashback {
            kopecks
          }
          insurance {
            kopecks
          }
          dues {
            kopecks
          }
          total {
            kopecks
          }
        }
        loyalty {
          isTakingPart
          held {
            kopecks
          }
          available {
            kopecks
          }
          owed {
            kopecks
          }
          paidOut {
            kopecks
          }
          purchases(first: 10, after: $after) {
            nodes {
              id
              status
              clickedAt
              paid {
                kopecks
              }
              cashback {
                kopecks
              }
              partner {
                id
                name
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

type Member = NonNullable<NonNullable<ResultOf<typeof CabinetPage>["viewer"]>["member"]>;
type Purchase = NonNullable<Member["loyalty"]>["purchases"]["nodes"][number];

export async function loader({ context, request }: Route.LoaderArgs) {
  const today = dayOf(Date.now());
  const year = Number(today.slice(0, 4));
  const wanted = {
    from: `${year}-01-01`,
    until: today,
    after: new URL(request.url).searchParams.get("after"),
  };
  const { viewer, consentTexts } = (await askForPage(visitOf(context), CabinetPage, wanted)).data;
  if (!viewer) throw signInFirst(request);
  const consent = consentTexts.find(({ purpose }) => purpose === "BONUS_PROGRAMME") ?? null;
  return { member: viewer.member, year, consent };
}

/** The member agrees to take part, to the text that stood in the form. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { path } = languageIn(visit.locale);
  const textVersion = Number(writtenIn(await request.formData())("version"));
  const problem = await giveConsent(visit, { purpose: "BONUS_PROGRAMME", textVersion });
  return problem ? data({ problem }, 422) : redirect(path("/cabinet"), 303);
}

export default function Cabinet({ loaderData, actionData }: Route.ComponentProps) {
  const { member, year, consent } = loaderData;
  const { text, path } = useLanguage();
  const { cabinet: words, shops } = useWords(benefits);
  const own = useWords(ownData);
  const duties = useWords(ways);
  const { title: rightsTitle } = useWords(rights);
  return (
    <div className="page narrow">
      <PageHead title={text.pages.cabinet} isPrivate />
      <h1 tabIndex={-1}>{text.pages.cabinet}</h1>
      {member ? (
        <>
          <nav className="row cabinet-ways" aria-label={text.pages.cabinet}>
            <Link className="button" to={path("/card")}>
              {text.pages.card}
            </Link>
            <Link className="button quiet" to={path("/discounts")}>
              {text.pages.discounts}
            </Link>
            <Link className="button quiet" to={path("/shops")}>
              {shops.title}
            </Link>
            <Link className="button quiet" to={path("/insurance")}>
              {text.insurance.title}
            </Link>
            <Link className="button quiet" to={path("/cabinet/dues")}>
              {duties.dues}
            </Link>
            <Link className="button quiet" to={path("/cabinet/events")}>
              {text.organisation.events}
            </Link>
            <Link className="button quiet" to={path("/cabinet/groups")}>
              {text.organisation.groups}
            </Link>
            <Link className="button quiet" to={path("/cabinet/appeals")}>
              {text.organisation.appeals}
            </Link>
          </nav>
          <OwnData />
          {member.benefit && <Gave benefit={member.benefit} year={year} />}
          {member.loyalty && <Account loyalty={member.loyalty} />}
          {member.loyalty && !member.loyalty.isTakingPart && consent && (
            <TakePart consent={consent} problem={actionData?.problem} />
          )}
        </>
      ) : (
        <>
          <p>{words.noMember}</p>
          <Link className="button" to={path("/cabinet/membership")}>
            {text.account.confirm}
          </Link>
          <p>
            <Link to={path("/cabinet/rights")}>{rightsTitle}</Link>
          </p>
          <p>
            <Link to={path("/cabinet/security")}>{own.security.title}</Link>
          </p>
          <p>
            <Link to={path("/cabinet/appeals")}>{text.organisation.appeals}</Link>
          </p>
        </>
      )}
    </div>
  );
}

/** What the platform knows of its reader, in their own hands. */
function OwnData() {
  const { path } = useLanguage();
  const { contacts, consents, accesses, security } = useWords(ownData);
  const { title } = useWords(cardSystem);
  const own = useWords(rights);
  return (
    <ul className="own-data">
      <li>
        <Link to={path("/cabinet/card-system")}>{title}</Link>
      </li>
      <li>
        <Link to={path("/cabinet/contacts")}>{contacts.title}</Link>
      </li>
      <li>
        <Link to={path("/cabinet/consents")}>{consents.title}</Link>
      </li>
      <li>
        <Link to={path("/cabinet/accesses")}>{accesses.title}</Link>
      </li>
      <li>
        <Link to={path("/cabinet/rights")}>{own.title}</Link>
      </li>
      <li>
        <Link to={path("/cabinet/security")}>{security.title}</Link>
      </li>
    </ul>
  );
}

function Gave({ benefit, year }: { benefit: NonNullable<Member["benefit"]>; year: number }) {
  const { cabinet: words } = useWords(benefits);
  const { discounts, cashback, insurance, total, dues } = benefit;
  return (
    <section className="panel" aria-labelledby="gave">
      <h2 id="gave">{words.gave(year)}</h2>
      <Sums
        sums={[
          [words.discounts, discounts],
          [words.cashback, cashback],
          [words.insurance, insurance],
          [words.total, total],
          [words.dues, dues],
        ]}
      />
    </section>
  );
}

function Account({ loyalty }: { loyalty: NonNullable<Member["loyalty"]> }) {
  const { cabinet: words } = useWords(benefits);
  const { isTakingPart, available, held, owed, paidOut } = loyalty;
  const purchases = usePages<Purchase, Route.ComponentProps["loaderData"]>(
    loyalty.purchases,
    "after",
    (loaded) => loaded.member?.loyalty?.purchases,
  );
  return (
    <section className="panel" aria-labelledby="account">
      <h2 id="account">{words.account}</h2>
      {!isTakingPart && <p>{words.notTakingPart}</p>}
      <Sums
        sums={[
          [words.available, available],
          [words.held, held],
          [words.owed, owed.kopecks === 0 ? null : owed],
          [words.paidOut, paidOut],
        ]}
      />
      <h3>{words.purchases}</h3>
      {purchases.nodes.length === 0 && <p>{words.noPurchases}</p>}
      <ul className="purchases">
        {purchases.nodes.map(({ id, status, clickedAt, paid, cashback, partner }) => (
          <li key={id}>
            <strong lang="ru">{partner.name}</strong>, <Moment value={clickedAt} />
            <br />
            <Roubles {...paid} /> → <Roubles {...cashback} />: {words.states[status]}
          </li>
        ))}
      </ul>
      <More pages={purchases} />
    </section>
  );
}

interface TakePartProps {
  readonly consent: { readonly version: number; readonly title: string; readonly text: string };
  readonly problem: string | undefined;
}

function TakePart({ consent: { version, title, text: wording }, problem }: TakePartProps) {
  const { cabinet: words } = useWords(benefits);
  return (
    <Form method="post" className="panel">
      <h2 lang="ru">{title}</h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div lang="ru">
        <PlainText text={wording} />
      </div>
      <input type="hidden" name="version" value={version} />
      <button className="button">{words.agree}</button>
    </Form>
  );
}
