import { Link, useLocation } from "react-router";
import { useLanguage } from "../language/language.js";

interface FactorNoticeProps {
  readonly factor: { readonly isOn: boolean; readonly isRequired: boolean } | null | undefined;
}

/** Tells those whose role gives no rights before they set up a second factor, on whichever page they look for them. */
export function FactorNotice({ factor }: FactorNoticeProps) {
  const { text, path } = useLanguage();
  const { pathname, search } = useLocation();
  const words = text.account.factor;
  const page = path("/cabinet/security/second-factor");
  if (!factor?.isRequired || factor.isOn || pathname === page) return null;
  return (
    <p className="needed">
      {words.needed}{" "}
      <Link to={`${page}?returnTo=${encodeURIComponent(pathname + search)}`}>{words.setUp}</Link>
    </p>
  );
}
