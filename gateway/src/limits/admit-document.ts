import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { BoundedCache, weightOf } from "../engine/bounded-cache.js";
import { refuseConditionalEvents } from "./admit-subscription.js";
import { checkLiteral, checkPageSize } from "./admit-values.js";
import { LIMITS } from "./limits.js";
import { refusal, RequestError } from "./refusal.js";

/** By weight. */
const MOST_DOCUMENTS = 1_000;

/**
 * Reads a document and refuses what is too much, before anything dearer looks at it.
 * Documents are remembered: a client's next request with the same one costs a look-up.
 */
export class DocumentDoor {
  private readonly admitted = new BoundedCache<string, DocumentNode>(MOST_DOCUMENTS);

  admit(text: string): DocumentNode {
    const known = this.admitted.get(text);
    if (known) return known;
    const document = parseDocument(text);
    measureDocument(document);
    if (text.length <= LIMITS.rememberedText) this.admitted.set(text, document, weightOf(text));
    return document;
  }
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isTooMuch = error.message.startsWith("Syntax Error: Document contains more");
    if (isTooMuch) throw refusal(`A document may have ${LIMITS.tokens} tokens.`, "GRAPHQL_PARSE_FAILED");
    throw new RequestError(error.message, "GRAPHQL_PARSE_FAILED");
  }
}

function measureDocument(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = new Measure(fragments);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) measure.operation(definition);
    // A fragment that nobody uses is measured too: validation reads it all the same.
    if (definition.kind === Kind.FRAGMENT_DEFINITION) measure.fragment(definition);
  }
  for (const definition of document.definitions) {
    if ("selectionSet" in definition) measure.repetitions([definition.selectionSet]);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation === OperationTypeNode.SUBSCRIPTION)
      refuseConditionalEvents(definition, fragments);
  }
}

/** Deeds that try a secret or do the dear work of one: a request may not try many. */
const CREDENTIAL_DEEDS = new Set([
  "changePassword",
  "confirmContact",
  "confirmSecondFactor",
  "confirmSignIn",
  "proveMembership",
  "registerAccount",
  "removeSecondFactor",
  "renewRecoveryCodes",
  "requestPasswordReset",
  "resetPassword",
  "setUpSecondFactor",
  "signIn",
  "signOutEverywhere",
]);

/** What a selection adds up to with its fragments in place. */
interface Size {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
  credentials: number;
}

class Measure {
  private readonly sizes = new Map<string, Size>();
  private readonly open = new Set<string>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  operation(operation: OperationDefinitionNode): void {
    for (const { defaultValue } of operation.variableDefinitions ?? [])
      if (defaultValue) checkLiteral(defaultValue);
    const size = this.selections(operation.selectionSet, LIMITS.depth);
    size.directives += operation.directives?.length ?? 0;
    check(size, LIMITS.depth);
  }

  fragment(fragment: FragmentDefinitionNode): Size {
    const name = fragment.name.value;
    const known = this.sizes.get(name);
    if (known) return known;
    if (this.open.has(name)) throw refusal("A fragment may not hold itself.", "GRAPHQL_VALIDATION_FAILED");
    this.open.add(name);
    const size = this.selections(fragment.selectionSet, LIMITS.introspectionDepth);
    this.open.delete(name);
    size.directives += fragment.directives?.length ?? 0;
    this.sizes.set(name, size);
    return size;
  }

  /** Counts who names the same field at the same place: validation compares each of them with each other. */
  repetitions(sets: readonly SelectionSetNode[]): void {
    const named = new Map<string, { count: number; readonly sets: SelectionSetNode[] }>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value;
          const known = named.get(name) ?? { count: 0, sets: [] };
          named.set(name, known);
          known.count += 1;
          if (known.count > LIMITS.repetitions)
            throw tooMuch(`may name a field ${LIMITS.repetitions} times at one place`);
          if (selection.selectionSet) known.sets.push(selection.selectionSet);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet);
        } else {
          const fragment = this.fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    sets.forEach(collect);
    for (const { sets: inner } of named.values()) if (inner.length > 0) this.repetitions(inner);
  }

  private selections(set: SelectionSetNode, mostDepth: number): Size {
    const sum = nothing();
    for (const selection of set.selections) {
      sum.directives += selection.directives?.length ?? 0;
      for (const directive of selection.directives ?? []) checkArguments(directive.arguments);
      if (selection.kind === Kind.FIELD) {
        this.field(selection, sum, mostDepth);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(sum, this.selections(selection.selectionSet, mostDepth));
      } else {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) add(sum, this.fragment(fragment));
      }
      check(sum, mostDepth);
    }
    return sum;
  }

  private field(node: FieldNode, sum: Size, mostDepth: number): void {
    checkArguments(node.arguments);
    const name = node.name.value;
    sum.fields += 1;
    if (node.alias) sum.aliases += 1;
    if (node.alias?.value.startsWith("__")) {
      throw refusal("An alias may not begin with two underscores.", "GRAPHQL_VALIDATION_FAILED");
    }
    if (CREDENTIAL_DEEDS.has(name)) sum.credentials += 1;
    if (!node.selectionSet) {
      sum.depth = Math.max(sum.depth, 1);
      return;
    }
    const isIntrospection = name === "__schema" || name === "__type";
    const inner = this.selections(node.selectionSet, isIntrospection ? LIMITS.introspectionDepth : mostDepth);
    add(sum, { ...inner, depth: isIntrospection ? 1 : inner.depth + 1 });
  }
}

function nothing(): Size {
  return { depth: 0, aliases: 0, directives: 0, fields: 0, credentials: 0 };
}

function add(sum: Size, more: Size): void {
  sum.depth = Math.max(sum.depth, more.depth);
  sum.aliases += more.aliases;
  sum.directives += more.directives;
  sum.fields += more.fields;
  sum.credentials += more.credentials;
}

function check(size: Size, mostDepth: number): void {
  if (size.depth > mostDepth) throw tooMuch(`may nest ${mostDepth} levels of fields`);
  if (size.aliases > LIMITS.aliases) throw tooMuch(`may have ${LIMITS.aliases} aliases`);
  if (size.directives > LIMITS.directives) throw tooMuch(`may have ${LIMITS.directives} directives`);
  if (size.fields > LIMITS.fields) throw tooMuch(`may ask for ${LIMITS.fields} fields`);
  if (size.credentials > LIMITS.credentials) throw tooMuch("may show a password, a code or a proof once");
}

function checkArguments(args: readonly ArgumentNode[] | undefined): void {
  for (const { name, value } of args ?? []) {
    checkLiteral(value);
    if (value.kind === Kind.INT) checkPageSize(name.value, Number(value.value));
  }
}

function tooMuch(rule: string): GraphQLError {
  return refusal(`An operation ${rule}.`, "GRAPHQL_VALIDATION_FAILED");
}
