import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";

export const OrganisationTree_Organisation = graphql(`
  fragment OrganisationTree_Organisation on Organisation {
    id
    name
    ancestors {
      id
      name
    }
    children(first: 50, after: $treeAfter) {
      nodes {
        id
        name
        type {
          name
        }
        memberCount
        children(first: 1) {
          totalCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface OrganisationTreeProps<Data> {
  readonly branch: FragmentOf<typeof OrganisationTree_Organisation>;
  readonly own: string | null;
  readonly pick: (data: Data) => FragmentOf<typeof OrganisationTree_Organisation> | null;
}

/** One level of the tree at a time: the way down to it above, what is inside below. */
export function OrganisationTree<Data>({ branch, own, pick }: OrganisationTreeProps<Data>) {
  const { text, path } = useLanguage();
  const { id, name, ancestors, children } = readFragment(OrganisationTree_Organisation, branch);
  const pages = usePages<(typeof children.nodes)[number], Data>(
    children,
    `index&branch=${id}&treeAfter`,
    (data) => {
      const more = pick(data);
      return more && readFragment(OrganisationTree_Organisation, more).children;
    },
  );
  const branchPath = (of: string) => `${path("/")}?branch=${of}#tree`;
  return (
    <section className="tree" id="tree" aria-labelledby="tree-title">
      <h2 id="tree-title">{text.homePage.tree}</h2>
      <p className="note">{text.homePage.treeLead}</p>
      <ol className="tree-way">
        {[...ancestors, { id, name }].map((step) => (
          <li key={step.id}>
            {step.id === id ? (
              <Link to={path(`/organisations/${id}`)} aria-current="location">
                {step.name}
              </Link>
            ) : (
              <Link to={branchPath(step.id)} preventScrollReset>
                {step.name}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {pages.nodes.length === 0 && <p className="note">{text.homePage.noBranch}</p>}
      <ul className="tree-branch">
        {pages.nodes.map((child) => (
          <li key={child.id} id={child.id} tabIndex={-1}>
            <Link className="tree-name" to={path(`/organisations/${child.id}`)}>
              {child.name}
            </Link>
            {child.id === own && <span className="own-mark">{text.homePage.ownMark}</span>}
            <span className="tree-facts">
              {child.type.name} · {text.organisation.members(child.memberCount)}
            </span>
            {child.children.totalCount > 0 && (
              <Link
                className="tree-open"
                to={branchPath(child.id)}
                preventScrollReset
                aria-label={text.homePage.openBranch(child.name)}
              >
                {text.homePage.inside(child.children.totalCount)}
                <span aria-hidden="true"> →</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
