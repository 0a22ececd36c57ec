import { Link, useFetcher, useLocation } from "react-router";
import type { DeedAnswer } from "../comment/deed.js";
import { useLanguage } from "../language/language.js";
import { useFrame } from "../layout/use-frame.js";
import type { ReactionKind, Reactions } from "./reaction.js";
import { ReactionSign } from "./reaction-sign.js";

const kinds = ["LIKE", "THANKS", "SUPPORT", "SAD"] as const;

interface ReactionBarProps extends Reactions {
  /** The comment it stands under; the article or post itself when absent. */
  readonly commentId?: string;
}

/** One answer a reader, taken back by the same button. */
export function ReactionBar({ commentId, ...given }: ReactionBarProps) {
  const { text, path } = useLanguage();
  const { reader } = useFrame();
  const { pathname } = useLocation();
  const fetcher = useFetcher<DeedAnswer>();
  const { reactions, viewerReaction } = fetcher.data?.reactions ?? given;
  const countOf = (kind: ReactionKind) => reactions.find((one) => one.kind === kind)?.count ?? 0;
  if (!reader) {
    const shown = kinds.filter((kind) => countOf(kind) > 0);
    if (shown.length === 0 && commentId) return null;
    return (
      <p className="reactions" id={commentId ? undefined : "reactions"}>
        {shown.map((kind) => (
          <span key={kind} className="reaction" title={text.reaction.kinds[kind]}>
            <ReactionSign kind={kind} />
            <span className="unseen">{text.reaction.kinds[kind]}:</span> {countOf(kind)}
          </span>
        ))}
        {!commentId && (
          <Link className="note" to={`${path("/sign-in")}?returnTo=${encodeURIComponent(pathname)}`}>
            {text.reaction.signIn}
          </Link>
        )}
      </p>
    );
  }
  return (
    <fetcher.Form
      method="post"
      className="reactions"
      id={commentId ? undefined : "reactions"}
      preventScrollReset
    >
      <input type="hidden" name="deed" value="react" />
      <input type="hidden" name="id" value={commentId ?? ""} />
      <fieldset disabled={fetcher.state !== "idle"}>
        <legend className="unseen">{text.reaction.title}</legend>
        {kinds.map((kind) => (
          <button
            key={kind}
            className="reaction"
            name="kind"
            value={viewerReaction === kind ? "" : kind}
            aria-pressed={viewerReaction === kind}
            title={text.reaction.kinds[kind]}
          >
            <ReactionSign kind={kind} />
            <span className={commentId ? "unseen" : "reaction-name"}>{text.reaction.kinds[kind]}</span>
            {countOf(kind) > 0 && <span>{countOf(kind)}</span>}
          </button>
        ))}
      </fieldset>
      {fetcher.data?.problem && (
        <p className="problem" role="alert">
          {fetcher.data.problem}
        </p>
      )}
    </fetcher.Form>
  );
}
