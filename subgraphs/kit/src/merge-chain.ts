/**
 * Two of something that were one after all are made one, and two again, one merge after another. Each row knows in its
 * column `merges uuid[]` by which of them, in their order, it came to whose it is: so each can be undone. Each of these takes
 * the merge's id.
 */

/** The row goes over by a merge. */
export const ADD_MERGE = "merges = array_append(merges, ?::uuid)";

/** It goes back to before the merge: by those after it, it would never have come. */
export const CUT_MERGES = "merges = nullif(merges[:array_position(merges, ?::uuid) - 1], '{}')";

/** That it went over by the merge. */
export const WENT_BY_MERGE = "merges @> array[?::uuid]";
