import { useLanguage } from "../language/language.js";

interface OfflineLeadProps {
  /** What there is no network for. */
  readonly page: string;
  readonly children: string;
}

/** Says that there is no network, and where to try again. */
export function OfflineLead({ page, children }: OfflineLeadProps) {
  const { text, path } = useLanguage();
  return (
    <p className="lead">
      {children} <a href={path(page)}>{text.error.retry}</a>
    </p>
  );
}
