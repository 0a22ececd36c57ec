import { type GraphQLField, type GraphQLFieldExtensions, print } from "graphql";
import { Directive, Extensions } from "type-graphql";
import type { Permission, Viewer } from "./access.js";

/**
 * Where the permission must hold: an organisation's path, `true` where the viewer is let in without it
 * (one's own card), `false` where nobody is.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the source is whatever type the field stands on
export type Where = (source: any, viewer: Viewer) => string | boolean;

export interface AccessRule {
  permission?: Permission;
  where?: Where;
  open?: string;
}

/**
 * Who may come in. On a root field: throws UNAUTHENTICATED or FORBIDDEN unless the viewer has the permission
 * somewhere; the deed itself checks where. On a field of a type: null unless the viewer has it at `where`.
 */
export function May(permission: Permission, where?: Where): MethodDecorator & PropertyDecorator {
  return Extensions({ access: { permission, where } satisfies AccessRule });
}

/** Anyone may come in; says why. */
export function Open(why: string): MethodDecorator & PropertyDecorator {
  return Extensions({ access: { open: why } satisfies AccessRule });
}

/**
 * The same for everyone who reads the same language, whoever asks; what is made of such fields alone is asked in
 * nobody's name and shared. Composition carries it to the gateway. Not for what needs a permission.
 */
export function Public(): MethodDecorator & PropertyDecorator {
  return Directive(PUBLIC);
}

export function isPublic({ astNode }: GraphQLField<unknown, unknown>): boolean {
  return astNode?.directives?.some((directive) => print(directive) === PUBLIC) ?? false;
}

const PUBLIC = '@tag(name: "public")';

export function accessRuleOf(
  extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>,
): AccessRule | undefined {
  return extensions["access"] as AccessRule | undefined;
}
