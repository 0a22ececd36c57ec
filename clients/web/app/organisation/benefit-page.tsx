import { Link } from "react-router";
import type { Route } from "./+types/benefit-page.js";
import { SubjectTrail } from "../article/subject-trail.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { Roubles } from "../layout/roubles.js";
import { Sums } from "../layout/sums.js";
import { idOf } from "../layout/wanted.js";
import { visitOf } from "../session/visit.js";
import { dayOf } from "../language/format.js";

const BenefitPage = graphql(`
  query BenefitPage($id: ID!, $from: PlainDate!, $until: PlainDate!) {
    organisation(id: $id) {
      id
      name
      benefit(from: $from, until: $until) {
        participantCount
        discounts {
          kopecks
        }
        cashback {
          kopecks
        }
        insurance {
          kopecks
        }
        total {
          kopecks
        }
      }
    }
  }
`);

/** The bonus programme began in 2021. */
const FIRST_YEAR = 2021;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const thisYear = Number(dayOf(Date.now()).slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, back) => thisYear - back);
  const wanted = Number(new URL(request.url).searchParams.get("year"));
  const year = years.find((one) => one === wanted) ?? thisYear;
  const { data, faults } = await askForPage(visitOf(context), BenefitPage, {
    id: idOf(params.id),
    from: `${year}-01-01`,
    until: `${year}-12-31`,
  });
  return { organisation: found(data.organisation, faults), year, years };
}

/** What membership gave here: a leaflet to be shown or printed for those who think of joining. */
export default function Leaflet({ loaderData: { organisation, year, years } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { leaflet, cabinet } = useWords(benefits);
  const { id, name, benefit } = organisation;
  return (
    <div className="page narrow">
      <PageHead title={`${text.pages.leaflet}: ${name}`} />
      <SubjectTrail organisation={organisation} />
      <h1 tabIndex={-1}>{text.pages.leaflet}</h1>
      <nav className="row more" aria-label={leaflet.years}>
        {years.map((one) => (
          <Link
            key={one}
            className="button quiet"
            to={`${path(`/organisations/${id}/benefit`)}?year=${one}`}
            aria-current={one === year ? "page" : undefined}
          >
            {one}
          </Link>
        ))}
      </nav>
      <section className="panel" aria-labelledby="gave">
        <h2 id="gave">{cabinet.gave(year)}</h2>
        {benefit ? (
          <>
            <p className="lead">
              {benefit.participantCount !== null && leaflet.people(benefit.participantCount)}{" "}
              <strong>
                <Roubles {...benefit.total} />
              </strong>
            </p>
            <Sums
              sums={[
                [cabinet.discounts, worthTelling(benefit.discounts)],
                [cabinet.cashback, worthTelling(benefit.cashback)],
                [cabinet.insurance, worthTelling(benefit.insurance)],
              ]}
            />
          </>
        ) : (
          <p>{leaflet.none}</p>
        )}
      </section>
      <p>
        <Link className="button" to={`${path("/join")}?organisation=${id}`}>
          {leaflet.join}
        </Link>
      </p>
    </div>
  );
}

/** A leaflet boasts of no nought. */
function worthTelling(sum: { readonly kopecks: number } | null): { readonly kopecks: number } | null {
  return sum && sum.kopecks > 0 ? sum : null;
}
