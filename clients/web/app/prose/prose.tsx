/** What an editor wrote. The loader has cleaned it: see clean-html. */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
