import type { ExecutionResult, GraphQLFormattedError } from "graphql";

/** What of an answer is compared: its data, and where its errors are. */
export interface Outline {
  readonly data: unknown;
  readonly errors: readonly string[];
}

export function outline({ data, errors }: ExecutionResult): Outline {
  return {
    data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
    errors: (errors ?? []).map(where).toSorted(),
  };
}

/** The path of an error, and the places in the document. */
function where({ path, locations }: GraphQLFormattedError): string {
  const places = locations?.map(({ line, column }) => ` ${line}:${column}`) ?? [];
  return (path ?? []).join(".") + places.join("");
}

/**
 * The same for an operation by chance. Which of several errors below one null is told depends on the order of work, so
 * errors are told by the null they end in. The text has the fields in the order they came in.
 */
export function outlineOfNulls(result: ExecutionResult): Outline & { readonly text: string } {
  const { data } = outline(result);
  const places = (result.errors ?? []).map(({ path }: GraphQLFormattedError) => {
    let thing: unknown = data;
    const steps: (string | number)[] = [];
    for (const step of path ?? []) {
      if (thing === null || thing === undefined) break;
      thing = (thing as Record<string | number, unknown>)[step];
      steps.push(step);
    }
    return steps.join(".");
  });
  return { data, errors: [...new Set(places)].toSorted(), text: JSON.stringify(data) };
}
