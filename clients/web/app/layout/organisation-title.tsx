import { PageHead } from "./page-head.js";

/** What a page of those who keep an organisation is about, and whose page it is. */
export function OrganisationTitle({ title, name }: { title: string; name: string }) {
  return (
    <>
      <PageHead title={`${title}. ${name}`} isPrivate />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead" lang="ru">
        {name}
      </p>
    </>
  );
}
