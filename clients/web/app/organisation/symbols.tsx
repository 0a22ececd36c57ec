import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { Picture } from "../layout/picture.js";

export const Symbols_Site = graphql(`
  fragment Symbols_Site on Site {
    symbols {
      union {
        url
        alternativeText
      }
      region {
        url
        alternativeText
      }
      local {
        url
        alternativeText
      }
    }
  }
`);

/** The symbols at the head of a site: of the union, the region, and its own. */
export function Symbols({ site }: { site: FragmentOf<typeof Symbols_Site> }) {
  const { union, region, local } = readFragment(Symbols_Site, site).symbols;
  return [union, region, local]
    .filter((image) => !!image)
    .map((image) => <Picture key={image.url} image={image} className="organisation-logo" />);
}
