import type { LoaderFunctionArgs } from "react-router";
import { askForPage, found } from "../gateway/ask.server.js";
import type { Document } from "../gateway/graphql.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";

interface Asked {
  readonly viewer: object | null;
  readonly organisation: object | null;
  readonly member: object | null;
}

interface Wanted {
  readonly id: string;
  readonly member: string;
}

/** What a page of a card asks. Who may not see the card finds no page. */
export async function readCard<Result extends Asked, More extends object = object>(
  { context, request, params }: Pick<LoaderFunctionArgs, "context" | "request" | "params">,
  document: Document<Result, Wanted & More>,
  more?: More,
) {
  const wanted = { id: idOf(params["id"]), member: idOf(params["memberId"]), ...more } as Wanted & More;
  const { data, faults } = await askForPage(visitOf(context), document, wanted);
  if (!data.viewer) throw signInFirst(request);
  return {
    ...data,
    organisation: found<NonNullable<Result["organisation"]>>(data.organisation, faults),
    member: found<NonNullable<Result["member"]>>(data.member, faults),
    faults,
  };
}
