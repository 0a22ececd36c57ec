import { connectionOf } from "@angel/kit/connection";
import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { safeLink } from "../document/safe-link.js";
import { Image } from "../image/image.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import type { Symbols } from "./site-symbols.type.js";

interface SiteRow extends DocumentRow {
  organisation_path: string | null;
  title: string;
  mission: string | null;
  union_symbol_url: string | null;
  region_symbol_url: string | null;
  local_symbol_url: string | null;
  representatives: RepresentativeRow[];
  superior_links: { title: string; url: string; bannerUrl?: string | null }[];
  social_links: SocialLinkRow[];
}

export interface RepresentativeRow {
  fullName: string;
  responsibility?: string | null;
  contact?: string | null;
}

export interface SocialLinkRow {
  network: string;
  url: string;
}

@ObjectType({ description: "Someone a visitor of the site may turn to («уполномоченный»)." })
export class Representative {
  static of(rows: readonly RepresentativeRow[]): Representative[] {
    return rows.filter(({ fullName }) => fullName).map((one) => new Representative(one));
  }

  private constructor({ fullName, responsibility, contact }: RepresentativeRow) {
    this.fullName = fullName;
    this.responsibility = responsibility ?? null;
    this.contact = contact ?? null;
  }

  @Field(() => String, { description: "The name as the editor wrote it." })
  fullName: string;

  @Field(() => String, { nullable: true, description: "What they answer for; null when not said." })
  responsibility: string | null;

  @Field(() => String, { nullable: true, description: "How to reach them; null when not said." })
  contact: string | null;
}

/** As people call them, by the newsroom's word. */
const NETWORKS: Readonly<Record<string, Record<Locale, string>>> = {
  VK: { RU: "ВКонтакте", EN: "VK" },
  OK: { RU: "Одноклассники", EN: "Odnoklassniki" },
  TELEGRAM: { RU: "Telegram", EN: "Telegram" },
  MAX: { RU: "MAX", EN: "MAX" },
  YOUTUBE: { RU: "YouTube", EN: "YouTube" },
  RUTUBE: { RU: "Rutube", EN: "Rutube" },
};

function nameOf(network: string, url: string): Record<Locale, string> {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  return NETWORKS[network] ?? { RU: host, EN: host };
}

@ObjectType({ description: "A link that leads from a site to another." })
export class SiteLink {
  static toNetworks(rows: readonly SocialLinkRow[], asked: Locale): SiteLink[] {
    return rows
      .filter(({ network, url }) => network && safeLink(url))
      .map(({ network, url }) => new SiteLink(nameOf(network, url)[asked], url));
  }

  constructor(title: string, url: string, bannerUrl?: string | null) {
    this.title = title;
    this.url = url;
    this.banner = Image.at(bannerUrl ?? null);
  }

  @Field(() => String, { description: "What stands on the link: a title, or the name of a social network." })
  title: string;

  @Field(() => String, { description: "Where it leads; never a script." })
  url: string;

  @Field(() => Image, { nullable: true, description: "The picture of the link; null when it has none." })
  banner: Image | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "The site of an organisation («сайт организации»), as its editors published it." })
export class Site {
  constructor(
    private readonly row: SiteRow,
    readonly asked: Locale,
  ) {}

  get organisationId(): string | null {
    return this.row.organisation_id;
  }

  /** The nodes of its organisation from the root: `1.2.57`. */
  get path(): string {
    return this.row.organisation_path ?? "";
  }

  /** What its own editors have set. */
  get ownSymbols(): Symbols {
    const { union_symbol_url: union, region_symbol_url: region, local_symbol_url: local } = this.row;
    return { union, region, local };
  }

  @Field(() => ID, { description: "The site's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Field(() => Organisation, { nullable: true, description: "Whose site it is." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }

  @Field(() => String, { description: "The title at the head of the site." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, {
    nullable: true,
    description: "What the organisation is for («миссия»); null when not written.",
  })
  get mission(): string | null {
    return this.row.mission;
  }

  @Field(() => [Representative], {
    description: "Whom a visitor may turn to («уполномоченные»); at most sixty.",
  })
  get representatives(): Representative[] {
    return Representative.of(this.row.representatives);
  }

  @Field(() => [SiteLink], {
    description: "Links to the organisations above («вышестоящие организации»); at most twelve.",
  })
  get superiorLinks(): SiteLink[] {
    return this.row.superior_links
      .filter(({ title, url }) => title && safeLink(url))
      .map(({ title, url, bannerUrl }) => new SiteLink(title, url, bannerUrl));
  }

  @Field(() => [SiteLink], { description: "The organisation's pages in social networks; at most twelve." })
  get socialLinks(): SiteLink[] {
    return SiteLink.toNetworks(this.row.social_links, this.asked);
  }
}

export const { Connection: SiteConnection } = connectionOf(Site);

export const sites = new Documents<SiteRow, Site>("site", Site, [
  "organisation_path",
  "title",
  "mission",
  "union_symbol_url",
  "region_symbol_url",
  "local_symbol_url",
  "representatives",
  "superior_links",
  "social_links",
]);

export const siteOfOrganisation = sites.by("organisation_id");
