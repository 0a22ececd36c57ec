import { Public } from "@angel/kit/may";
import { Field, ObjectType } from "type-graphql";
import { safeLink } from "../document/safe-link.js";

@ObjectType({ description: "A picture of the newsroom." })
export class Image {
  private constructor(url: string, alternativeText: string | null) {
    this.url = url;
    this.alternativeText = alternativeText;
  }

  /** Null where there is no picture, or its address is not one. */
  static at(url: string | null, alternativeText: string | null = null): Image | null {
    const safe = safeLink(url);
    return safe === null ? null : new Image(safe, alternativeText);
  }

  @Public()
  @Field(() => String, {
    description: "Where the picture is: a path below the newsroom's public address, or a whole address.",
  })
  url: string;

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "What the picture shows, for those who cannot see it; null when the editor left it out.",
  })
  alternativeText: string | null;
}
