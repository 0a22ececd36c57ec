import { data, Form, Link } from "react-router";
import type { Route } from "./+types/discounts-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import { PlaceMap } from "./place-map.js";
import { CATEGORIES, readWantedPlaces, writeWantedPlaces } from "./wanted-places.js";
import "../style/discount.css";

const Discount_Place = graphql(`
  fragment Discount_Place on Place {
    id
    name
    city
    address
    category
    isOpenNow
    partner {
      id
      name
      offers(first: 3) {
        nodes {
          id
          kind
          title
          percent
        }
      }
    }
  }
`);

const DiscountsPage = graphql(
  `
    query DiscountsPage($filter: PlaceFilter, $after: String) {
      places(first: 20, after: $after, filter: $filter) {
        totalCount
        nodes {
          id
          ...Discount_Place
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Discount_Place],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = readWantedPlaces(searchParams);
  const { places } = (
    await askForPage(visitOf(context), DiscountsPage, { filter: wanted, after: searchParams.get("after") })
  ).data;
  return data({ wanted, places });
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Discounts({ loaderData }: Route.ComponentProps) {
  const { wanted } = loaderData;
  const { text, path } = useLanguage();
  const { discounts: words, categories } = useWords(benefits);
  return (
    <div className="page">
      <PageHead title={text.pages.discounts} description={words.lead} />
      <h1 tabIndex={-1}>{text.pages.discounts}</h1>
      <p className="lead">
        {words.lead} <Link to={path("/card")}>{text.pages.card}</Link>
      </p>
      <Form method="get" className="panel place-filter">
        <div className="field">
          <label htmlFor="category">{words.category}</label>
          <select id="category" name="category" defaultValue={wanted.category ?? ""}>
            <option value="">{words.everyCategory}</option>
            {CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {categories[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="city">{words.city}</label>
          <input id="city" name="city" defaultValue={wanted.city ?? ""} maxLength={100} />
        </div>
        <p className="consent">
          <input id="open" name="open" type="checkbox" value="1" defaultChecked={wanted.isOpenNow ?? false} />
          <label htmlFor="open">{words.openNow}</label>
        </p>
        <button className="button quiet">{words.show}</button>
      </Form>
      <PlaceMap wanted={wanted} />
      <Places key={writeWantedPlaces(wanted).toString()} loaded={loaderData} />
    </div>
  );
}

function Places({ loaded: { wanted, places } }: { loaded: Loaded }) {
  const { discounts: words } = useWords(benefits);
  const filter = writeWantedPlaces(wanted).toString();
  const pages = usePages<Loaded["places"]["nodes"][number], Loaded>(
    places,
    filter ? `${filter}&after` : "after",
    (next) => next.places,
  );
  return (
    <section aria-labelledby="places">
      <h2 id="places">{words.places(places.totalCount)}</h2>
      <ul className="places">
        {pages.nodes.map((place) => (
          <PlaceItem key={place.id} place={place} />
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

function PlaceItem({ place }: { place: FragmentOf<typeof Discount_Place> }) {
  const { discounts: words, categories } = useWords(benefits);
  const { id, name, city, address, category, isOpenNow, partner } = readFragment(Discount_Place, place);
  return (
    <li className="panel" id={id} tabIndex={-1}>
      <h3 lang="ru">{name}</h3>
      <p className="note">
        {categories[category]}.{" "}
        <span lang="ru">
          {city}, {address}
        </span>
        . {isOpenNow ? words.open : words.closed}
      </p>
      {partner.offers.nodes.length > 0 && (
        <ul lang="ru">
          {partner.offers.nodes.map(({ id: offerId, title, percent }) => (
            <li key={offerId}>
              {title}
              {percent !== null && !title.includes("%") && ` — ${percent} %`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
