import { composeServices } from "@apollo/composition";
import { parseSubgraph } from "./world.js";

/** The supergraph of these subgraphs. */
export function compose(subgraphs: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://subgraphs/${name}/graphql`,
      typeDefs: parseSubgraph(sdl),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}
