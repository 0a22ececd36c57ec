import { Permission } from "@angel/kit/access";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Field, ObjectType } from "type-graphql";
import { ApplicationNotFound } from "./application-not-found.js";
import { applicationsById } from "./application.loader.js";
import { ApplicationStatus, JoinApplication } from "./join-application.entity.js";

@ObjectType({
  implements: Problem,
  description: "Somebody has decided already, or the author has withdrawn it.",
})
export class ApplicationDecided extends Problem {
  @Field(() => JoinApplication, { description: "The application as it is now." })
  application: JoinApplication;

  constructor(application: JoinApplication) {
    super({
      ru: "По этому заявлению уже принято решение.",
      en: "This application has been decided already.",
    });
    this.application = application;
  }
}

/** An application that waits for the viewer, held until the deed is done. */
export async function keepApplication(
  id: string,
  context: Context,
): Promise<JoinApplication | ApplicationNotFound | ApplicationDecided> {
  if (!isUuid(id)) return new ApplicationNotFound();
  await context.em.execute("select from join_applications where id = ? for update", [id]);
  const [application] = await applicationsById([id], context);
  if (!application || !context.viewer.may(Permission.KEEP_REGISTER, application.path)) {
    return new ApplicationNotFound();
  }
  return application.status === ApplicationStatus.SUBMITTED
    ? application
    : new ApplicationDecided(application);
}
