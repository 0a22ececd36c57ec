import { useLanguage } from "../language/language.js";

interface PageHeadProps {
  readonly title?: string;
  readonly description?: string | null | undefined;
  /** Whether search machines are asked to pass by. */
  readonly isPrivate?: boolean;
}

/** The title in the tab and the words a search machine or a messenger shows. */
export function PageHead({ title, description, isPrivate }: PageHeadProps) {
  const { text, locale } = useLanguage();
  const full = title ? `${title} — ${text.brand}` : text.brand;
  return (
    <>
      <title>{full}</title>
      <meta property="og:title" content={title ?? text.brand} />
      <meta property="og:site_name" content={text.brand} />
      <meta property="og:locale" content={locale === "en" ? "en_GB" : "ru_RU"} />
      {description && <meta name="description" content={description.slice(0, 300)} />}
      {description && <meta property="og:description" content={description.slice(0, 300)} />}
      {isPrivate && <meta name="robots" content="noindex" />}
    </>
  );
}
