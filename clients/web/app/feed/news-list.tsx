import { NewsCard, type News } from "./news-card.js";

export function NewsList({
  news,
  isUnderHeading = 3,
}: {
  news: readonly (News | null)[];
  isUnderHeading?: 2 | 3;
}) {
  return (
    <ul className="news-list">
      {news.map((one) => one && <NewsCard key={one.id} news={one} isUnderHeading={isUnderHeading} />)}
    </ul>
  );
}
