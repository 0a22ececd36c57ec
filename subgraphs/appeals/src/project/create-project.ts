import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfColleague } from "../colleague/colleague.loader.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/place.js";
import { sentBefore } from "../request/sent-before.js";
import { LONGEST_KEY } from "../request/word.js";
import { WordsVault } from "../words-vault.js";
import { ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { faultsOfProject, ProjectInput, wordsIn } from "./project-input.js";
import { sealWords } from "./project.loader.js";

@InputType({ description: "A project, and whose it is." })
class CreateProjectInput extends ProjectInput {
  @Field(() => String, {
    description:
      "A key of the client's own making, 1 to 255 characters: a project sent twice under one key is one project.",
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The organisation whose project it is, one where you handle appeals." })
  organisationId!: string;
}

@ObjectType({ description: "The project is there." })
class CreateProjectPayload extends ProjectPayload {}

const CreateProjectResult = createUnionType({
  name: "CreateProjectResult",
  description: "Whether the project is there.",
  types: () => [CreateProjectPayload, OrganisationNotFound, InvalidInput] as const,
});

/** What is done about several appeals gets one aim and one who leads it. */
@Resolver()
export class CreateProject {
  @Mutation(() => CreateProjectResult, {
    description:
      "Create a project («создать проект»). Repeated with the same key it answers as the first time.",
  })
  @May(Permission.HANDLE_APPEALS)
  async createProject(
    @Arg("input", () => CreateProjectInput, { description: "The project." }) input: CreateProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateProjectResult> {
    const { em, viewer, load, companion } = context;
    const home = await load(places).load(input.organisationId);
    if (!home || home.isClosed || !viewer.may(Permission.HANDLE_APPEALS, home.path))
      return new OrganisationNotFound();
    const leadId = (input.leadId ?? viewer.accountId ?? "").toLowerCase();
    const beginsOn = input.beginsOn ?? today();
    const faults = [
      faultOfText("idempotencyKey", input.idempotencyKey, LONGEST_KEY),
      ...faultsOfProject(input, beginsOn),
      await faultOfColleague("leadId", leadId, home, context),
    ].filter((fault) => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);

    const requestKey = companion(WordsVault).mac(["project", viewer.accountId, input.idempotencyKey]);
    const before = await sentBefore("projects", requestKey, context);
    const id = before ?? randomUUID();
    if (!before)
      await em.execute(
        `insert into projects (id, organisation_id, organisation_path, lead_id, begins_on, ends_on, sealed, created_by, request_key)
         values (?, ?, ?::ltree, ?, ?::date, ?, ?, ?, ?)`,
        [
          id,
          home.id,
          home.path,
          leadId,
          beginsOn,
          input.endsOn ?? null,
          sealWords(id, wordsIn(input), context),
          viewer.accountId,
          requestKey,
        ],
      );
    return new CreateProjectPayload(await em.findOneOrFail(Project, { id }));
  }
}
