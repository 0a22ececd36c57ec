import Sequencer from "@jest/test-sequencer";

/** They take minutes. Where jest knows no times yet it goes by size, would begin these last, and leave the other cores idle. */
const LONGEST = /\/(journeys|rights-matrix)\.test\.ts$|\/(keepers|members|staff)\.browser\.ts$/;

/** Jest's own order behind what takes longest. */
// Jest takes its sequencer as a default export only.
// oxlint-disable-next-line import/no-default-export
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => Number(LONGEST.test(path));
    return super.sort(tests).toSorted((one, other) => isLong(other) - isLong(one));
  }
}
