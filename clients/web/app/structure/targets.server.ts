import { writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { structureDeeds } from "../language/structure-deeds.js";
import type { Visit } from "../session/visit.js";
import type { Level } from "./levels.js";
import { asWritten, type Rehearsed } from "./reorganise.server.js";
import { SEEK } from "./seek-button.js";
import { Target_Organisation, type Targets } from "./target.js";

const ChosenTarget = graphql(
  `
    query ChosenTarget($id: ID!) {
      organisation(id: $id) {
        ...Target_Organisation
      }
    }
  `,
  [Target_Organisation],
);

const SoughtTargets = graphql(
  `
    query SoughtTargets($search: String!, $level: OrganisationLevel!) {
      organisations(search: $search, level: $level, first: 20) {
        nodes {
          ...Target_Organisation
        }
      }
    }
  `,
  [Target_Organisation],
);

interface Wanted {
  /** The field that the choice stands in. */
  readonly name: string;
  /** The levels that will do. */
  readonly levels: readonly Level[];
  /** The organisation that the deed is about: it is not its own target. */
  readonly except: string;
}

interface Chosen {
  readonly targets: Targets;
  readonly isWell: boolean;
}

/** Looks for the other organisation while none is chosen; what is done with the one that is, `run` knows. */
export async function withTarget<Outcome extends { readonly done: unknown; readonly rehearsal?: unknown }>(
  visit: Visit,
  form: FormData,
  wanted: Wanted,
  run: () => Promise<Outcome>,
): Promise<(Outcome & Chosen) | ({ readonly done: null } & Rehearsed<never> & Chosen)> {
  const targets = await findTargets(visit, form, wanted);
  const written = writtenIn(form);
  if (written("deed") === SEEK || (!targets.chosen && targets.found)) {
    return { done: null, ...asWritten(visit, form), targets, isWell: true };
  }
  if (!targets.chosen) {
    const fields = [{ path: wanted.name, message: structureDeeds[visit.locale].chooseFirst }];
    return { done: null, ...asWritten(visit, form, { message: "", fields }), targets, isWell: false };
  }
  const outcome = await run();
  return { ...outcome, targets, isWell: Boolean(outcome.rehearsal) };
}

async function findTargets(visit: Visit, form: FormData, { name, levels, except }: Wanted): Promise<Targets> {
  const written = writtenIn(form);
  const id = written(name);
  const search = written("seek").slice(0, 200);
  try {
    const [chosen, ...found] = await Promise.all([
      id ? ask(visit, ChosenTarget, { id }) : null,
      // Level by level, so that the many primaries do not crowd the others out.
      ...(search ? levels.map((level) => ask(visit, SoughtTargets, { search, level })) : []),
    ]);
    const organisation = chosen?.data.organisation;
    return {
      chosen: organisation ? readFragment(Target_Organisation, organisation) : null,
      found: search
        ? found
            .flatMap(({ data }) => readFragment(Target_Organisation, data.organisations.nodes))
            .filter((one) => one.id !== except)
        : null,
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { chosen: null, found: null };
  }
}
