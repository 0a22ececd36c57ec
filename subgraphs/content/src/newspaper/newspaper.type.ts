import { Public } from "@angel/kit/may";
import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { Image } from "../image/image.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { Representative, type RepresentativeRow, SiteLink, type SocialLinkRow } from "../site/site.type.js";

interface NewspaperRow extends DocumentRow {
  title: string;
  subtitle: string | null;
  about: string | null;
  logo_url: string | null;
  logo_alt: string | null;
  editors: RepresentativeRow[];
  email: string | null;
  phone: string | null;
  address: string | null;
  social_links: SocialLinkRow[];
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: "The newspaper of an organisation («газета»); an organisation has at most one.",
})
export class Newspaper {
  constructor(
    private readonly row: NewspaperRow,
    readonly asked: Locale,
  ) {}

  @Public()
  @Field(() => ID, { description: "The newspaper's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Public()
  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Public()
  @Field(() => String, { description: "What the newspaper is called, without quotation marks." })
  get title(): string {
    return this.row.title;
  }

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "What stands below the title, as «Издаётся с 1998 года»; null when nothing.",
  })
  get subtitle(): string | null {
    return this.row.subtitle;
  }

  @Public()
  @Field(() => Image, { nullable: true, description: "The picture of its heading; null when it has none." })
  get logo(): Image | null {
    return Image.at(this.row.logo_url, this.row.logo_alt);
  }

  @Public()
  @Field(() => String, { nullable: true, description: "What it is, plain text; null when not said." })
  get about(): string | null {
    return this.row.about;
  }

  @Field(() => [Representative], { description: "Who makes it («редакция»); at most twenty." })
  get editors(): Representative[] {
    return Representative.of(this.row.editors);
  }

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "Where one writes to its editors; null when not said.",
  })
  get email(): string | null {
    return this.row.email;
  }

  @Public()
  @Field(() => String, { nullable: true, description: "The editors' telephone; null when not said." })
  get phone(): string | null {
    return this.row.phone;
  }

  @Public()
  @Field(() => String, { nullable: true, description: "Where the editors sit; null when not said." })
  get address(): string | null {
    return this.row.address;
  }

  @Field(() => [SiteLink], { description: "Its pages in social networks; at most twelve." })
  get socialLinks(): SiteLink[] {
    return SiteLink.toNetworks(this.row.social_links, this.asked);
  }

  @Public()
  @Field(() => Organisation, { nullable: true, description: "Whose newspaper it is." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }
}

export const newspapers = new Documents<NewspaperRow, Newspaper>("newspaper", Newspaper, [
  "title",
  "subtitle",
  "about",
  "logo_url",
  "logo_alt",
  "editors",
  "email",
  "phone",
  "address",
  "social_links",
]);

export const newspaperOfOrganisation = newspapers.by("organisation_id");
