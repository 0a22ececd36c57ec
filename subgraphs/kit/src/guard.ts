import type { GraphQLResolverMap } from "@apollo/subgraph";
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from "graphql";
import { type AccessRule, accessRuleOf, isPublic } from "./may.js";
import { keepsOwnTransaction } from "./own-transaction.js";
import { forbidden, unauthenticated } from "./refusal.js";
import type { Context, Subgraph } from "./subgraph.js";

type Resolver = GraphQLFieldResolver<unknown, Context>;
type Resolvers = GraphQLResolverMap<unknown>;

/** Puts each rule of access before its resolver, each mutation in its transaction, each reference behind its loader. */
export function guard(definition: Subgraph, schema: GraphQLSchema, resolvers: object): Resolvers {
  const map = resolvers as Record<string, Record<string, unknown>>;
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith("__")) continue;
    const fields = (map[type.name] ??= {});
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
      type,
    );
    for (const field of Object.values(type.getFields())) {
      const rule = accessRuleOf(field.extensions);
      if (isRoot) guardRoot(definition, schema, type, field, rule, fields);
      else if (rule?.permission)
        fields[field.name] = guardField(definition, rule, fields[field.name] as Resolver | undefined);
      noteInDescription(field, rule);
      if (rule?.permission && isPublic(field)) {
        throw new Error(
          `${definition.name}: ${type.name}.${field.name} needs a permission and is not the same for everyone.`,
        );
      }
    }
    const reference = definition.references?.[type.name];
    if (reference) {
      fields["__resolveReference"] = ({ id }: { id: unknown }, { load }: Context) => {
        return typeof id === "string" ? load(reference.load).load(id) : null;
      };
    } else if (hasKeyOfOurs(type)) {
      throw new Error(
        `${definition.name}: the link to ${type.name} must say in \`references\` how it is followed.`,
      );
    }
  }
  return map as Resolvers;
}

function guardRoot(
  definition: Subgraph,
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  rule: AccessRule | undefined,
  fields: Record<string, unknown>,
): void {
  if (!rule) {
    throw new Error(
      `${definition.name}: ${type.name}.${field.name} must say @May(permission) or @Open("why").`,
    );
  }
  const resolver = fields[field.name];
  if (type === schema.getSubscriptionType()) {
    const { subscribe, resolve } = resolver as { subscribe: Resolver; resolve: Resolver };
    fields[field.name] = { subscribe: allowRoot(rule, subscribe), resolve: allowRoot(rule, resolve) };
  } else {
    const allowed = allowRoot(rule, resolver as Resolver);
    const isWhole = type === schema.getMutationType() && !keepsOwnTransaction(field.extensions);
    fields[field.name] = isWhole ? inTransaction(allowed) : allowed;
  }
}

function allowRoot(rule: AccessRule, resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if (rule.permission) {
      if (!context.viewer.isSignedIn) throw unauthenticated();
      if (!context.viewer.may(rule.permission)) throw forbidden();
    }
    return resolve(source, args, context, info);
  };
}

function guardField(
  { noteRead }: Subgraph,
  { permission, where }: AccessRule,
  resolve: Resolver = defaultFieldResolver,
): Resolver {
  return (source, args, context, info) => {
    const { viewer } = context;
    const place = where?.(source, viewer);
    if (!permission || place === false || (place !== true && !viewer.may(permission, place))) return null;
    noteRead?.({ source, permission, place, context, info });
    return resolve(source, args, context, info);
  };
}

/** A deed and the events it tells are one transaction; it is committed before anyone hears the answer. */
function inTransaction(resolve: Resolver): Resolver {
  return (source, args, context, info) => context.transact(async () => resolve(source, args, context, info));
}

function noteInDescription(field: GraphQLField<unknown, unknown>, rule: AccessRule | undefined): void {
  if (!rule?.permission) return;
  field.description = [field.description, `Needs: ${rule.permission}.`].filter(Boolean).join(" ");
}

function hasKeyOfOurs(type: GraphQLObjectType): boolean {
  const directives = type.astNode?.directives ?? [];
  const key = directives.find((directive) => directive.name.value === "key");
  const resolvable = key?.arguments?.find((argument) => argument.name.value === "resolvable")?.value;
  return key !== undefined && !(resolvable?.kind === "BooleanValue" && !resolvable.value);
}
