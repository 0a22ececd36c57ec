import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isStorable } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { DocumentKind } from "./document.entity.js";

@ObjectType({
  description: "What the platform says of a paper to whoever holds it («проверка подлинности»).",
})
class DocumentCheck {
  @Field(() => DocumentKind, { description: "What paper it is." })
  kind!: DocumentKind;

  @Field(() => String, { description: "Its title, in Russian as the paper itself." })
  title!: string;

  @Field(() => Organisation, { nullable: true, description: "The organisation that it is of." })
  organisation!: Organisation | null;

  @Field(() => PlainDateScalar, { description: "The day that stands on it." })
  writtenOn!: PlainDate;

  @Field(() => String, {
    nullable: true,
    description:
      "The initials that stand on it of the one it is about, to compare with the paper; null for a list.",
  })
  initials!: string | null;

  @Field(() => Boolean, { description: "Whether no later paper of the kind has taken its place." })
  isLatest!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the membership card printed on it counts today («билет действителен»); null of any other paper.",
  })
  isCardInForce!: boolean | null;
}

interface Found {
  kind: DocumentKind;
  title: string;
  organisation_id: number;
  written_on: PlainDate;
  about: string | null;
  is_latest: boolean;
  is_card_in_force: boolean | null;
}

@Resolver()
export class DocumentCheckResolver {
  @Query(() => DocumentCheck, {
    nullable: true,
    description:
      "Whether a paper is genuine, by the code under its QR sign; null when no paper has this code.",
  })
  @Open(
    "Whoever holds a paper may check it; the answer says nothing that does not stand on the paper, but whether a card counts.",
  )
  async documentCheck(
    @Arg("code", () => String, { description: "The code, in any letters, with hyphens or without." })
    code: string,
    @Ctx() { em, load }: Context,
  ): Promise<DocumentCheck | null> {
    const given = code.toUpperCase().replaceAll(/[\s-]/g, "");
    if (given.length !== 16 || !isStorable(given)) return null;
    const [found] = await em.execute<Found[]>(
      `select kind, title, organisation_id, written_on::text, about, is_latest, is_card_in_force
       from document_by_code(?)`,
      [given.replaceAll(/(.{4})(?=.)/g, "$1-")],
    );
    if (!found) return null;
    return {
      kind: found.kind,
      title: found.title,
      organisation: await load(organisationsByNode).load(found.organisation_id),
      writtenOn: found.written_on,
      initials: found.about,
      isLatest: found.is_latest,
      isCardInForce: found.is_card_in_force,
    };
  }
}
