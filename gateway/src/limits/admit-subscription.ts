import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { RequestError } from "./refusal.js";

const CONDITIONS = new Set(["skip", "include"]);

/**
 * The specification lets nobody choose by a condition what is subscribed to. The rule of graphql-js asks such a condition
 * before there are variables, and throws.
 */
export function refuseConditionalEvents(
  { name, selectionSet }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  if (!hasCondition(selectionSet, fragments, new Set())) return;
  throw new RequestError(
    `${name ? `Subscription "${name.value}"` : "Anonymous Subscription"} must not use \`@skip\` or \`@include\` directives in the top level selection.`,
    "GRAPHQL_VALIDATION_FAILED",
  );
}

function hasCondition(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value))) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(selection.selectionSet, fragments, seen);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || seen.has(selection.name.value)) return false;
    seen.add(selection.name.value);
    return hasCondition(fragment.selectionSet, fragments, seen);
  });
}
