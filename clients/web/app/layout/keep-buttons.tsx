import { useEffect, useState } from "react";

interface KeepButtonsProps {
  /** What is to be kept. */
  readonly secret: string;
  readonly words: Readonly<Record<"print" | "copy" | "copied", string>>;
}

/** What only scripts can do; without them the page prints by the browser's own menu. */
export function KeepButtons({ secret, words }: KeepButtonsProps) {
  const [isLive, live] = useState(false);
  const [isCopied, copied] = useState(false);
  useEffect(() => live(true), []);
  if (!isLive) return null;
  const copy = () => void navigator.clipboard.writeText(secret).then(() => copied(true));
  return (
    <>
      <button type="button" className="button quiet" onClick={() => window.print()}>
        {words.print}
      </button>
      <button type="button" className="button quiet" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{isCopied && words.copied}</span>
    </>
  );
}
