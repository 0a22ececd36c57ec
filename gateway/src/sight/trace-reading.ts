import type { ApolloServerPlugin } from "@apollo/server";
import type { Asker } from "../asker.js";

/** Shows Apollo's share of a request to who follows it: documents that it had to read. */
export const traceReading: ApolloServerPlugin<Asker> = {
  requestDidStart: async ({ contextValue: { watch } }) => {
    if (!watch) return;
    return {
      parsingDidStart: async () => {
        const done = watch.does("parse");
        return async () => done();
      },
      validationDidStart: async () => {
        const done = watch.does("validate");
        return async () => done();
      },
    };
  },
};
