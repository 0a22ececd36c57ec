import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { placeOfMember } from "../member/register.loader.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { type Place, places } from "../organisation/place.js";
import { WordsVault } from "../words-vault.js";
import { AppealInput, contactOf, faultsOf, saidIn } from "./appeal-input.js";
import { AppealKeyUsed } from "./appeal-problems.js";
import { AppealChannel, OWN_CHANNELS } from "./appeal-words.js";
import { LaidPayload } from "./laid-payload.js";
import { laidBefore, layAppeal } from "./lay-appeal.js";

@InputType({ description: "What somebody says to an operator of the hotline." })
class RegisterAppealInput extends AppealInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The organisation that it concerns; the caller's own when left out. Of no member it must be said.",
  })
  organisationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The caller, where the register knows them: they find the appeal among their own. Left out, `contact` says how to reach them.",
  })
  memberId?: string | null;

  @Field(() => AppealChannel, {
    defaultValue: AppealChannel.TELEPHONE,
    description: "By which way it came; `SITE`, `VK` and `TELEGRAM` are for what authors write themselves.",
  })
  channel!: AppealChannel;
}

@ObjectType({
  description:
    "The appeal is in. Where the caller is no member, the code is read aloud to them; whoever answers can then be asked by it.",
})
class RegisterAppealPayload extends LaidPayload {}

const RegisterAppealResult = createUnionType({
  name: "RegisterAppealResult",
  description: "Whether the appeal is in.",
  types: () => [RegisterAppealPayload, OrganisationNotFound, AppealKeyUsed, InvalidInput] as const,
});

/** An operator writes down what a caller says. */
@Resolver()
export class RegisterAppeal {
  @Mutation(() => RegisterAppealResult, {
    description:
      "Register an appeal that came by telephone, letter or in person («зарегистрировать обращение»), on behalf of who called. Repeated with the same key it answers as the first time.",
  })
  @May(Permission.HANDLE_APPEALS)
  async registerAppeal(
    @Arg("input", () => RegisterAppealInput, { description: "The appeal." }) input: RegisterAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof RegisterAppealResult> {
    const { viewer, load, companion } = context;
    const memberId = input.memberId?.toLowerCase() ?? null;
    const own = memberId === null ? null : await placeOfMember(memberId, context);
    const faults = [...(await faultsOf(input, context)), ...faultsOfCaller(input, own)];
    if (faults.length > 0) return new InvalidInput(faults);
    const organisation = input.organisationId ? await load(places).load(input.organisationId) : own;
    if (!organisation || organisation.isClosed || !viewer.may(Permission.HANDLE_APPEALS, organisation.path))
      return new OrganisationNotFound();

    const vault = companion(WordsVault);
    const request = {
      requestKey: vault.mac(["register", viewer.accountId, input.idempotencyKey]),
      requestMac: vault.mac(input),
    };
    const before = await laidBefore(request, context);
    if (before === "other") return new AppealKeyUsed();
    if (before) return new RegisterAppealPayload(before);
    const laid = await layAppeal(
      {
        ...saidIn(input),
        ...request,
        channel: input.channel,
        organisation,
        memberId,
        contact: memberId === null ? contactOf(input) : null,
        registeredBy: viewer.accountId,
      },
      context,
    );
    return new RegisterAppealPayload(laid);
  }
}

function faultsOfCaller(
  { memberId, organisationId, channel }: RegisterAppealInput,
  own: Place | null,
): InvalidField[] {
  const fault = (isWrong: boolean, path: string, ru: string, en: string) =>
    isWrong ? [new InvalidField(path, { ru, en })] : [];
  const isNamed = typeof memberId === "string";
  return [
    ...fault(
      isNamed && own === null,
      "memberId",
      "Нет такого члена профсоюза на учёте у вас.",
      "There is no such member of yours.",
    ),
    ...fault(
      !isNamed && !organisationId,
      "organisationId",
      "Укажите организацию.",
      "Say which organisation.",
    ),
    ...fault(
      OWN_CHANNELS.includes(channel),
      "channel",
      "На сайте и чат-боту пишет сам автор.",
      "On the site and to a bot authors write themselves.",
    ),
  ];
}
