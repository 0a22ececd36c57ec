import {
  type DocumentNode,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  valueFromASTUntyped,
} from "graphql";
import {
  compileAlone,
  type CompileContext,
  compilePlan,
  compileReading,
  inSequence,
  type Run,
  type Step,
} from "./compile.js";
import { inBytes } from "./bytes.js";
import { compileShape } from "./compile-shape.js";
import { CURSOR_ALIAS, makeResumable, type Resumable } from "./cursor.js";
import type { Fetch, PlanNode, SubscriptionPlan } from "./plan.js";
import type { Planner } from "./planner.js";
import type { Answer } from "./read-answer.js";
import { Shape } from "./shaping.js";
import { askFromTheRoot } from "./root-below.js";
import type { Supergraph } from "./supergraph.js";
import type { SelectedField, Selection } from "./selection.js";
import { unfold, type Unfolded, writeOperation } from "./unfold.js";
import { Verbatim } from "./verbatim.js";

/** An operation as the engine runs it, for one choice of its conditions. */
export interface Prepared {
  readonly shape: Shape;
  readonly step: Step | null;
  readonly introspect: ((variables: Readonly<Record<string, unknown>>) => Record<string, unknown>) | null;
  readonly subscription: PreparedSubscription | null;
}

export interface PreparedSubscription {
  readonly primary: Fetch;
  readonly read: (run: Run, answer: Answer) => void;
  readonly cursor: SubscriptionCursor | null;
  /** Whether its events are the same for everyone who reads the same language. */
  readonly isPublic: boolean;
}

/** How a subscription is taken up again after an event. */
export interface SubscriptionCursor {
  /** The client's variable that says where to begin and nothing else. */
  readonly variable: string | null;
  readonly isNumber: boolean;
  readonly given: (variables: Readonly<Record<string, unknown>>) => unknown;
  /** The cursor of an event, in what the service said. */
  readonly of: (data: Readonly<Record<string, unknown>>) => unknown;
}

export interface Workshop extends CompileContext {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
}

export function prepare(
  workshop: Workshop,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Prepared {
  const { apiSchema } = workshop.supergraph;
  const root = apiSchema.getRootType(operation.operation);
  if (!root) throw new Error(`The graph has no ${operation.operation} type.`);
  const unfolded = unfold(workshop.supergraph, document, operation, variables);
  const shape = new Shape(compileShape(workshop.supergraph, root, unfolded.selections), unfolded.aliases);
  const introspect = prepareIntrospection(workshop, document, operation, unfolded);
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    return { shape, introspect, ...prepareSubscription(workshop, document, operation, root, variables) };
  }
  const step =
    operation.operation === OperationTypeNode.MUTATION
      ? prepareMutation(workshop, operation, root, unfolded.selections)
      : prepareQuery(workshop, operation, unfolded.selections, new Verbatim(shape.root));
  return { shape, step, introspect, subscription: null };
}

function prepareQuery(
  workshop: Workshop,
  operation: OperationDefinitionNode,
  selections: readonly Selection[],
  verbatim: Verbatim | null,
): Step | null {
  const plan = planWhole(workshop, operation, selections);
  if (plan?.kind === "Subscription") throw new Error("A query was planned as a subscription.");
  const fromRoot = prepareRootBelow(workshop, operation, selections);
  if (plan?.kind === "Fetch" && plan.renames.length === 0 && verbatim && !fromRoot)
    return compileAlone(plan, workshop, verbatim);
  return inSteps(plan && compilePlan(plan, workshop), fromRoot);
}

function prepareRootBelow(
  workshop: Workshop,
  operation: OperationDefinitionNode,
  selections: readonly Selection[],
): Step | null {
  return askFromTheRoot(selections, operation, workshop, (question, asked) =>
    prepareQuery(workshop, question, asked, null),
  );
}

function inSteps(first: Step | null, then: Step | null): Step | null {
  return first && then ? inSequence([first, then]) : (first ?? then);
}

/**
 * Each root field of a mutation is planned by itself and done to its last detail before the next begins, as the
 * specification asks; planners overlap one field's details with the next one's deed. After a failure that leaves no
 * data, nothing more is done.
 */
function prepareMutation(
  workshop: Workshop,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
  selections: readonly Selection[],
): Step | null {
  const deeds = new Map<string, SelectedField[]>();
  for (const selection of selections) {
    if (selection.kind !== "field" || selection.name.startsWith("__")) continue;
    deeds.set(selection.key, [...(deeds.get(selection.key) ?? []), selection]);
  }
  const steps = [...deeds.values()].flatMap((fields) => {
    const step = prepareQuery(workshop, operation, fields, null);
    const [field] = fields;
    if (!step || !field) return [];
    return [{ step, from: field.from, isNonNull: isNonNullType(root.getFields()[field.name]?.type) }];
  });
  if (steps.length === 0) return null;
  return async (run) => {
    for (const { step, from, isNonNull } of steps) {
      await step(run);
      if (isNonNull && (run.data[from] === null || run.data[from] === undefined)) return;
    }
  };
}

function prepareSubscription(
  workshop: Workshop,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
  variables: Readonly<Record<string, unknown>>,
): { step: Step | null; subscription: PreparedSubscription } {
  const resumable = makeResumable(document, operation, root);
  const asked = resumable?.operation ?? operation;
  const { apiSchema, publicFields } = workshop.supergraph;
  const { selections, aliases } = unfold(workshop.supergraph, document, asked, variables);
  const plan = planWhole(workshop, asked, selections);
  if (plan === null) throw new Error("A subscription was planned as nothing.");
  const { primary, rest } = asSubscription(plan);
  return {
    step: inSteps(rest && compilePlan(rest, workshop), prepareRootBelow(workshop, asked, selections)),
    subscription: {
      primary,
      read: compileReading(primary, workshop),
      cursor: resumable && prepareCursor(resumable, selections, aliases),
      isPublic: publicFields.cover(
        apiSchema,
        root,
        unfold(workshop.supergraph, document, operation, variables).selections,
      ),
    },
  };
}

function prepareCursor(
  { given, variable, isNumber }: Resumable,
  [root]: readonly Selection[],
  aliases: ReadonlyMap<string, string>,
): SubscriptionCursor | null {
  const at = [...aliases].find(([, alias]) => alias === CURSOR_ALIAS)?.[0];
  if (root?.kind !== "field" || at === undefined) return null;
  return {
    variable,
    isNumber,
    given: (variables) => (given ? valueFromASTUntyped(given, variables) : undefined),
    of: (data) => (data[root.from] as Record<string, unknown> | null | undefined)?.[at],
  };
}

function asSubscription(plan: PlanNode | SubscriptionPlan): SubscriptionPlan {
  if (plan.kind === "Subscription") return plan;
  if (plan.kind === "Fetch") return { kind: "Subscription", primary: plan, rest: null };
  throw new Error("A subscription was planned as something else.");
}

function planWhole(
  { planner }: Workshop,
  operation: OperationDefinitionNode,
  selections: readonly Selection[],
): PlanNode | SubscriptionPlan | null {
  const text = writeOperation(operation, selections);
  if (text === null) return null;
  const plan = planner.plan(text);
  if (!plan) throw new Error("The planner finds no way to what is asked.");
  return plan;
}

/**
 * Questions about the schema are graphql-js's to answer. The answer to one without variables is kept while there is room:
 * it is large, and anyone can think of another question.
 */
function prepareIntrospection(
  { supergraph }: Workshop,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { introspection }: Unfolded,
): Prepared["introspect"] {
  if (introspection.length === 0) return null;
  const question: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: introspection.map(undirected) } },
      ...document.definitions.filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      ),
    ],
  };
  let kept: WeakRef<Record<string, unknown>> | undefined;
  return (variableValues) => {
    const known = kept?.deref();
    if (known) return known;
    const result = execute({ schema: supergraph.apiSchema, document: question, variableValues });
    if (result instanceof Promise || !result.data) throw new Error("Introspection failed.");
    const data = inBytes(result.data);
    if (!operation.variableDefinitions?.length) kept = new WeakRef(data);
    return data;
  };
}

function undirected(node: FieldNode): FieldNode {
  return { ...node, directives: [] };
}
