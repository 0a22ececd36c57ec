import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";

interface SectionRow extends DocumentRow {
  site_id: string | null;
  title: string;
  slug: string | null;
  position: number | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "A section of a site («рубрика»); a site has at most seven." })
export class Section {
  constructor(
    private readonly row: SectionRow,
    readonly asked: Locale,
  ) {}

  get siteId(): string | null {
    return this.row.site_id;
  }

  @Field(() => ID, { description: "The section's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => Locale, {
    description: "The language of the title; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Field(() => String, { description: "The title in the site's menu." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, {
    description: "The section's part of a page's address; its id where the editor gave none.",
  })
  get slug(): string {
    return this.row.slug ?? this.row.id;
  }

  @Field(() => Int, { description: "The place in the site's menu, from 0." })
  get position(): number {
    return this.row.position ?? 0;
  }
}

export const sections = new Documents<SectionRow, Section>("section", Section, [
  "site_id",
  "title",
  "slug",
  "position",
]);
