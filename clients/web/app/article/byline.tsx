import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";

interface BylineProps {
  readonly author: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string | null;
}

const DAY_MS = 86_400_000;

export function Byline({ author, publishedAt, updatedAt }: BylineProps) {
  const { text } = useLanguage();
  const isUpdated = updatedAt !== null && Date.parse(updatedAt) - Date.parse(publishedAt) > DAY_MS;
  return (
    <p className="byline">
      <span>
        <span className="unseen">{text.article.published}</span> <Moment value={publishedAt} />
      </span>
      {author && (
        <span>
          {text.article.author} {author}
        </span>
      )}
      {isUpdated && (
        <span>
          {text.article.updated} <Moment value={updatedAt} />
        </span>
      )}
    </p>
  );
}
