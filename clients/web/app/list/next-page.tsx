import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Page } from "./page.js";

interface NextPageProps {
  readonly pageInfo: Page<unknown>["pageInfo"] | null | undefined;
  /** The parameter of the address that says where the page begins. */
  readonly name?: string;
  /** What else the address says. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** A link to the next page of a list whose pages have an address each. */
export function NextLink({ pageInfo, name = "after", kept, children }: NextPageProps) {
  if (!pageInfo?.hasNextPage || !pageInfo.endCursor) return null;
  const next = new URLSearchParams({ ...kept, [name]: pageInfo.endCursor });
  return (
    <Link className="button quiet" to={`?${next}`} rel="next">
      {children}
    </Link>
  );
}

/** The same below a list. */
export function NextPage(props: NextPageProps) {
  return (
    props.pageInfo?.hasNextPage && (
      <p className="more">
        <NextLink {...props} />
      </p>
    )
  );
}
