import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";
import { Appeal, AppealConnection } from "../appeal/appeal.entity.js";
import { pageOfAppeals } from "../appeal/appeal-page.js";
import { handles } from "../appeal/handling.js";
import { colleagues } from "../colleague/colleague.loader.js";
import { Colleague } from "../colleague/colleague.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { places } from "../organisation/place.js";
import { disposes } from "./known-project.js";
import { Project, ProjectConnection } from "./project.entity.js";
import { projects, wordsOf } from "./project.loader.js";
import { ProjectState } from "./project-words.js";

@InputType({ description: "Which projects are wanted; all when nothing is said." })
class ProjectFilter {
  @Field(() => ProjectState, { nullable: true, description: "How far they have come." })
  state?: ProjectState | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "With true, those of the organisation itself and of those above it, of which its appeals may be part, instead of here and below.",
  })
  isFromAbove?: boolean | null;
}

@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => Project, {
    nullable: true,
    description: "A project by its id; null when there is none, or it is not yours to see.",
  })
  @May(Permission.HANDLE_APPEALS)
  project(
    @Arg("id", () => ID, { description: "The project's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Project | null> {
    return load(projects).load(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What it is called («Проект»); null once its words are forgotten.",
  })
  title(@Root() project: Project, @Ctx() context: Context): string | null {
    return wordsOf(project, context)?.title ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What it is for («Цель»); null when not said.",
  })
  aim(@Root() project: Project, @Ctx() context: Context): string | null {
    return wordsOf(project, context)?.aim ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What came of it, or why it was given up («Итог»); null before.",
  })
  outcome(@Root() project: Project, @Ctx() context: Context): string | null {
    return wordsOf(project, context)?.outcome ?? null;
  }

  @FieldResolver(() => Colleague, { description: "Who leads it («Руководитель проекта»)." })
  lead(@Root() { leadId }: Project, @Ctx() { load }: Context): Promise<Colleague> {
    return load(colleagues).load(leadId);
  }

  @FieldResolver(() => Boolean, { description: "Whether you may change and close it." })
  viewerMayChange(@Root() project: Project, @Ctx() { viewer }: Context): boolean {
    return disposes(viewer, project);
  }

  @FieldResolver(() => AppealConnection, {
    description: "Its appeals («обращения проекта»), the newest first; those alone that are yours to handle.",
  })
  appeals(
    @Root() { id }: Project,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Appeal>> {
    const where = "id in (select appeal_id from project_appeals where project_id = ?::uuid)";
    return pageOfAppeals(page, { where, values: [id], order: "number" }, context);
  }
}

@Resolver(() => Organisation)
export class ProjectsOfOrganisation {
  @FieldResolver(() => ProjectConnection, {
    description:
      "Projects here and below («Проекты»), the newest first; empty but for those who handle appeals here.",
  })
  async projects(
    @Root() { id }: Organisation,
    @Arg("filter", () => ProjectFilter, { nullable: true, description: "Which of them." })
    filter: ProjectFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Project>> {
    const home = await context.load(places).load(id);
    const isSeen = home && context.viewer.may(Permission.HANDLE_APPEALS, home.path);
    const ofState = filter?.state ? " and state::text = ?" : "";
    const here = filter?.isFromAbove ? "organisation_path @> ?::ltree" : "organisation_path <@ ?::ltree";
    return pageOfProjects(
      page,
      `${here}${ofState}`,
      [isSeen ? home.path : null, ...(filter?.state ? [filter.state] : [])],
      context,
    );
  }
}

@Resolver(() => Appeal)
export class ProjectsOfAppeal {
  @FieldResolver(() => ProjectConnection, {
    description: "The projects that it is part of, the newest first; empty but for those who handle it.",
  })
  projects(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Project>> {
    const id = handles(context.viewer, appeal) ? appeal.id : null;
    const where = "id in (select project_id from project_appeals where appeal_id = ?::uuid)";
    return pageOfProjects(page, where, [id], context);
  }
}

function pageOfProjects(
  page: PageArgs,
  where: string,
  values: readonly unknown[],
  { em, load }: Context,
): Promise<Connection<Project>> {
  return connect<Project>(page, {
    key: ({ number }) => [number],
    rows: async (limit, after) => {
      const last = after && placeOfKey(after);
      const rows = await em.execute<{ id: string }[]>(
        `select id from projects where ${where} ${last === null ? "" : "and number < ?::bigint"} order by number desc limit ?::int`,
        [...values, ...(last === null ? [] : [last]), limit],
      );
      const found = await load(projects).loadMany(rows.map(({ id }) => id));
      return found.filter((project): project is Project => project instanceof Project);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from projects where ${where}`,
        [...values],
      );
      return row?.count ?? 0;
    },
  });
}
