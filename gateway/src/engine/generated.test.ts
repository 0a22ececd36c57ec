import { matrix } from "../testing/matrix.js";
import { library, librarySubgraphs } from "../testing/library.js";

matrix("a library in three subgraphs", {
  subgraphs: librarySubgraphs,
  world: () => library({ isFaulty: true }),
  values: { id: ["r1", "b1", "none"], bookId: ["b1", "b2"], readerId: ["r1", "r2"], word: ["Hi"] },
  operations: { "an operation": "{ books { title } }" },
});
