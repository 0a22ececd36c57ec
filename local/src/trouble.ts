/** What the person who started us can mend; the message is the one sentence they read. */
export class Trouble extends Error {}
